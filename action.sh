#!/usr/bin/env bash
# What the steps of action.yml do, each named by the first argument. Inputs are in the environment.
set -euo pipefail

home="$RUNNER_TEMP/newslint"

program() { # where a program of newslint's environment is, on Windows too
  if [[ -d $home/Scripts ]]; then echo "$home/Scripts/$1"; else echo "$home/bin/$1"; fi
}

install() {
  "$PYTHON" -m venv "$home"
  "$(program python)" -m pip install --quiet "$GITHUB_ACTION_PATH${EXTRAS:+[$EXTRAS]}"
}

check() {
  local sarif="$RUNNER_TEMP/newslint.sarif" summary="$RUNNER_TEMP/newslint.md" path status=0
  local -a words arguments=(--output-format github)
  arguments+=(--output "sarif=$sarif" --output "statistics-markdown=$summary")
  rm -f "$sarif" "$summary" # of an earlier step

  case $GATE in
    true) arguments+=(--gate) ;;
    false | "") ;;
    *) echo "::error title=newslint::gate: '$GATE' is neither true nor false"; exit 2 ;;
  esac
  [[ -z $BASELINE ]] || arguments+=(--baseline "$BASELINE")
  read -r -d '' -a words <<<"$ARGS" || true # parts at blanks and line ends, and expands nothing
  arguments+=(${words[@]+"${words[@]}"} --)
  while read -r path; do
    [[ -z $path ]] || arguments+=("$path")
  done <<<"$PATHS"

  "$(program newslint)" check "${arguments[@]}" || status=$?

  echo "status=$status" >>"$GITHUB_OUTPUT"
  [[ ! -f $sarif ]] || echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
  [[ ! -f $summary ]] || cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  return "$status"
}

"$1"
