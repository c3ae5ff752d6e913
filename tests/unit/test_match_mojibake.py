"""What is taken for text in the wrong encoding, and what it says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.fix.apply import apply_edits
from newslint.match.checks.mojibake import mojibake
from newslint.match.checks.mojibake_rest import mojibake_rest
from newslint.match.facts import Facts
from newslint.match.mojibake.damage import damaged_words
from newslint.match.mojibake.reading import makes_sense
from newslint.model.document import Document


def repaired(text: str, language: str | None = None) -> str:
    hits = mojibake(Facts(Document(text, language=language)))
    return apply_edits(text, [edit for hit in hits for edit in hit.edits or ()])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Es macht „Spaß“ – und „Spaß”, Straß»", "de", id="sharp s before a mark"),
        pytest.param("Perché…» disse. È» e «È» così»…", "it", id="accents before marks"),
        pytest.param("à : « là-bas », à « … »", "fr", id="no-break spaces"),
        pytest.param("NÃO É BOM; CIDADÃ» e FLÃ°", "pt", id="Portuguese capitals"),
        pytest.param("ROMÂNIA, HOTĂRÂ» și „Â”, FATĂ·", "ro", id="Romanian capitals"),
        pytest.param("QUẢNG TRỊ, ÔNG NGUYỄN VĂN Â, GÀ»", "vi", id="Vietnamese"),
        pytest.param("Åland, ÅÄÖ… »Å« BULLERNIVÅ°", "sv", id="Swedish"),
        pytest.param("»ENKÄ« POIKAYSTÄVÄ» kivittää»", "fi", id="Finnish"),
        pytest.param("– „ášť“ – SVOLÍ’s", "cs", id="Czech"),
        pytest.param("ZAKUPIĆ„ CHRUPAĆ«, Pchają »", "pl", id="Polish"),
        pytest.param("ASMIŞ® GÖNÜLLÜ° “Ğ”", "tr", id="Turkish"),
        pytest.param("ТВ» вышла; В «Газпроме»; В\xa0Москве. Рёв", "ru", id="Russian"),
        pytest.param("СРЈ, РЈЕЧ, Вук Караџић", "sr", id="Serbian"),
        pytest.param("Вірш і Рівне, Сільпо, анализ²«", "uk", id="Ukrainian"),
        pytest.param("Το «Ά» και ΒΕΡΜΟΎΔΩΝ² ψησταριά“", "el", id="Greek"),
        pytest.param("今天，他说“好”……", "zh", id="Chinese"),
        pytest.param("10 m² – 5 €, 20 °C, nº 1, 2ª", "es", id="signs"),
    ],
)
def test_leaves_alone(text: str, language: str) -> None:
    assert repaired(text, language) == text
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("text", "fixed", "language"),
    [
        pytest.param("polÃ­tica", "política", None, id="Spanish"),
        pytest.param("SITUACIÃ“N", "SITUACIÓN", "es", id="capitals"),
        pytest.param("doesnâ€™t â€” â€œnoâ€\x9d", "doesn’t — “no”", None, id="marks"),
        pytest.param("gÅ‚upi materiaÅ‚ byÄ‡", "głupi materiał być", None, id="Polish"),
        pytest.param("Å\xa0koda i Åšwiat", "Škoda i Świat", "pl", id="capital at the beginning"),
        pytest.param("KÃ¥fjord", "Kåfjord", None, id="behind a capital"),
        pytest.param("ÄŒesko a ÄŤeskĂ©", "Česko a české", "cs", id="two code pages in one text"),
        pytest.param("niteliÄŸi", "niteliği", "tr", id="letters only"),
        pytest.param("chÆ°a má»™t", "chưa một", "vi", id="Vietnamese"),
        pytest.param("çš„è\xad¦æ–¹", "的警方", None, id="Chinese"),
        pytest.param("在çš„家", "在的家", None, id="one Chinese character between others"),
        pytest.param("Ð¸ Ð¼Ð¸Ñ€", "и мир", None, id="Russian, and a word of one letter"),
        pytest.param("РџСЂРёРІРµС‚, РјРёСЂ", "Привет, мир", None, id="Russian in its own page"),
        pytest.param("п÷я─п╦п╡п╣я┌", "Привет", None, id="Russian in KOI8"),
        pytest.param("jesГєs", "jesús", "es", id="Latin through Cyrillic"),
        pytest.param("caf√© d‚Äôart", "café d’art", None, id="Macintosh"),
        pytest.param("caf├⌐", "café", None, id="DOS"),
        pytest.param("cafÃƒÆ’Ã‚Â© dâ€™art", "café d’art", None, id="three times over"),
        pytest.param("20 Â°C, Â« oui Â»", "20 °C, « oui »", None, id="a prefix"),
        pytest.param("ðŸ˜€ðŸ‘�".replace("�", "\x8d"), "😀👍", None, id="emoji"),
        pytest.param("eÌ\x81te", "e\u0301te", None, id="letter and accent"),
    ],
)
def test_repairs(text: str, fixed: str, language: str | None) -> None:
    assert repaired(text, language) == fixed


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_damaged(text: str) -> None:
    assert repaired(text) == text


@given(st.text("aÃ©Â»Å‚ÐµâЀ€™œ \xa0Рс\x9d", max_size=40), st.sampled_from(["es", "pl", "ru", None]))
def test_settles(text: str, language: str | None) -> None:
    facts = Facts(Document(text, language=language))
    spans = [word.span for word in damaged_words(facts)]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    seen = {text}
    while (text := repaired(text, language)) not in seen:
        seen.add(text)
        assert len(seen) < 10
    assert repaired(text, language) == text


@pytest.mark.parametrize(
    ("word", "sense"),
    [
        pytest.param("Świat", True, id="Latin"),
        pytest.param("в Москве", True, id="Cyrillic"),
        pytest.param("在NBA的", True, id="Chinese with an abbreviation"),
        pytest.param("perché酻", False, id="two scripts"),
        pytest.param("MARAí", False, id="a small letter behind capitals"),
        pytest.param("caffÉ", False, id="a capital behind small letters"),
        pytest.param("BD͒s", False, id="an accent on nothing"),
        pytest.param("ʰa", False, id="letters of phonetics"),
        pytest.param("a\x81", False, id="control characters"),
    ],
)
def test_makes_sense(word: str, *, sense: bool) -> None:
    assert makes_sense(word) is sense


@pytest.mark.parametrize(
    ("text", "fixed", "language"),
    [
        pytest.param("A NAÇÃO Ã", "A NAÇÃO Ã", "pt", id="capitals"),
        pytest.param("Â și Î; punctul Â.", "Â și Î; punctul Â.", "ro", id="a letter alone"),
        pytest.param("voilÃ le, Ã la", "voilà le, à la", "fr", id="a lost no-break space"),
        pytest.param("foi Ã s ruas", "foi às ruas", "pt", id="inside a word"),
        pytest.param("“oui”, “nonâ€ dit", "“oui”, “non” dit", "fr", id="a lost control character"),
        pytest.param("10Â 000. Fin", "10 000. Fin", "fr", id="the prefix of a blank"),
        pytest.param("citÃ e", "citÃ e", None, id="no vocabulary"),
    ],
)
def test_repairs_what_is_left(text: str, fixed: str, language: str | None) -> None:
    hits = mojibake_rest(Facts(Document(text, language=language)))
    assert apply_edits(text, [edit for hit in hits for edit in hit.edits or ()]) == fixed
