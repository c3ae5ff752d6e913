"""Codes of three letters, and the codes of two letters that the same languages go by here.

Crawls and corpora name languages by ISO 639-3, or by its parts of macrolanguages: Common Crawl
writes `spa` and `zho`, FineWeb `cmn_Hani` and `arb_Arab`.
"""

from __future__ import annotations

from typing import Final

_PAIRS = """
    aar aa  abk ab  afr af  aka ak  amh am  ara ar  arg an  asm as  ava av  aym ay  aze az
    bak ba  bam bm  bel be  ben bn  bis bi  bod bo  bos bs  bre br  bul bg  cat ca  ces cs
    cha ch  che ce  chv cv  cor kw  cos co  cym cy  dan da  deu de  div dv  dzo dz  ell el
    eng en  epo eo  est et  eus eu  ewe ee  fao fo  fas fa  fij fj  fin fi  fra fr  fry fy
    ful ff  gla gd  gle ga  glg gl  glv gv  grn gn  guj gu  hat ht  hau ha  hbs sh  heb he
    her hz  hin hi  hrv hr  hun hu  hye hy  ibo ig  ido io  iii ii  iku iu  ile ie  ina ia
    ind id  ipk ik  isl is  ita it  jav jv  jpn ja  kal kl  kan kn  kas ks  kat ka  kaz kk
    khm km  kik ki  kin rw  kir ky  kom kv  kon kg  kor ko  kur ku  lao lo  lat la  lav lv
    lim li  lin ln  lit lt  ltz lb  lub lu  lug lg  mah mh  mal ml  mar mr  mkd mk  mlg mg
    mlt mt  mon mn  mri mi  msa ms  mya my  nau na  nav nv  nbl nr  nde nd  ndo ng  nep ne
    nld nl  nor no  nya ny  oci oc  oji oj  ori or  orm om  oss os  pan pa  pol pl  por pt
    pus ps  que qu  roh rm  ron ro  run rn  rus ru  sag sg  san sa  sin si  slk sk  slv sl
    sme se  smo sm  sna sn  snd sd  som so  sot st  spa es  sqi sq  srd sc  srp sr  ssw ss
    sun su  swa sw  swe sv  tah ty  tam ta  tat tt  tel te  tgk tg  tgl tl  tha th  tir ti
    ton to  tsn tn  tso ts  tuk tk  tur tr  twi tw  uig ug  ukr uk  urd ur  uzb uz  ven ve
    vie vi  vol vo  wln wa  wol wo  xho xh  yid yi  yor yo  zha za  zho zh  zul zu

    als sq  arb ar  azj az  cmn zh  ekk et  khk mn  lvs lv  nno no  nob no  npi ne  ory or
    pes fa  plt mg  swh sw  uzn uz  ydd yi  zsm ms
"""
"""The code of ISO 639-3 (for macrolanguages that of ISO 639-2/T) and the one of ISO 639-1; then what
is written for the main language of a macrolanguage."""

_CODES = _PAIRS.split()

TWO_LETTERS: Final = dict(zip(_CODES[::2], _CODES[1::2], strict=True))
