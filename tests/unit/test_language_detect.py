"""Detection: whole texts, fragments, mixtures, languages that may occur, and anything at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.detect import detect
from newslint.language.lexicon import LANGUAGES

BORN_FREE = {
    "es": (
        "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como "
        "están de razón y conciencia, deben comportarse fraternalmente los unos con los otros."
    ),
    "en": (
        "All human beings are born free and equal in dignity and rights. They are endowed with "
        "reason and conscience and should act towards one another in a spirit of brotherhood."
    ),
    "pt": (
        "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de "
        "razão e de consciência, devem agir uns para com os outros em espírito de fraternidade."
    ),
    "fr": (
        "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués "
        "de raison et de conscience et doivent agir les uns envers les autres dans un esprit de "
        "fraternité."
    ),
    "de": (
        "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft "
        "und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen."
    ),
    "it": (
        "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati "
        "di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di "
        "fratellanza."
    ),
    "nl": (
        "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd "
        "met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap "
        "te gedragen."
    ),
    "pl": (
        "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni "
        "obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa."
    ),
    "sv": (
        "Alla människor äro födda fria och lika i värde och rättigheter. De äro utrustade med "
        "förnuft och samvete och böra handla gentemot varandra i en anda av broderskap."
    ),
    "da": (
        "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med "
        "fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd."
    ),
    "no": (
        "Alle mennesker er født frie og med samme menneskeverd og menneskerettigheter. De er "
        "utstyrt med fornuft og samvittighet og bør handle mot hverandre i brorskapets ånd."
    ),
    "fi": (
        "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on "
        "annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä."
    ),
    "cs": (
        "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem"
        " a svědomím a mají spolu jednat v duchu bratrství."
    ),
    "ro": (
        "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt "
        "înzestrate cu rațiune și conștiință și trebuie să se comporte unele față de altele în "
        "spiritul fraternității."
    ),
    "hu": (
        "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, "
        "ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy "
        "viseltessenek."
    ),
    "tr": (
        "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana "
        "sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler."
    ),
    "ru": (
        "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены "
        "разумом и совестью и должны поступать в отношении друг друга в духе братства."
    ),
    "uk": (
        "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені "
        "розумом і совістю і повинні діяти у відношенні один до одного в дусі братерства."
    ),
    "bg": (
        "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и "
        "съвест и следва да се отнасят помежду си в дух на братство."
    ),
    "el": (
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. "
        "Είναι προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους "
        "με πνεύμα αδελφοσύνης."
    ),
    "ca": (
        "Tots els éssers humans neixen lliures i iguals en dignitat i en drets. Són dotats de raó"
        " i de consciència, i han de comportar-se fraternalment els uns amb els altres."
    ),
    "gl": (
        "Tódolos seres humanos nacen libres e iguais en dignidade e dereitos e, dotados como "
        "están de razón e conciencia, díbense comportar fraternalmente uns cos outros."
    ),
    "hr": (
        "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena "
        "razumom i sviješću i treba da jedno prema drugome postupaju u duhu bratstva."
    ),
    "id": (
        "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka "
        "dikaruniai akal dan hati nurani dan hendaknya bergaul satu sama lain dalam semangat "
        "persaudaraan."
    ),
    "vi": (
        "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và "
        "quyền. Mọi con người đều được tạo hoá ban cho lý trí và lương tâm và cần "
        "phải đối xử với nhau trong tình bằng hữu."
    ),
    "ar": (
        "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن "
        "يعامل بعضهم بعضًا بروح الإخاء."
    ),
    "he": (
        "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך "
        "חובה עליהם לנהוג איש ברעהו ברוח של אחוה."
    ),
    "fa": (
        "تمام افراد بشر آزاد بدنیا میایند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و "
        "وجدان میباشند و باید نسبت بیکدیگر با روح برادری رفتار کنند."
    ),
    "hi": (
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है ।"
        " उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव"
        " करना चाहिए ।"
    ),
    "zh": ("人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"),
    "ja": (
        "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間"
        "は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。"
    ),
    "ko": (
        "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 "
        "천부적으로 이성과 양심을 부여받았으며 서로 형제애의 정신으로 행동하여야 한다."
    ),
}
"""The first article of the Universal Declaration of Human Rights."""

CODES = sorted({*LANGUAGES, *BORN_FREE, "pt-BR", "zh_Hant", "xx", ""})


TWINS: dict[str, set[str | None]] = {"hr": {"hr", "bs", "sr"}, "id": {"id", None}}
"""What may be said of languages that have one so close that a few sentences do not tell."""


@pytest.mark.parametrize("language", BORN_FREE)
def test_languages(language: str) -> None:
    assert detect(BORN_FREE[language]) in TWINS.get(language, {language})


@pytest.mark.parametrize("language", BORN_FREE)
def test_capitals(language: str) -> None:
    assert detect(BORN_FREE[language].upper()) in TWINS.get(language, {language, None})


@pytest.mark.parametrize(
    ("text", "among", "language"),
    [
        pytest.param(BORN_FREE["es"], ["en", "es"], "es", id="one-of-them"),
        pytest.param(BORN_FREE["de"], ["en", "es"], None, id="none-of-them"),
        pytest.param(BORN_FREE["gl"], ["es", "pt"], None, id="galician-is-neither"),
        pytest.param(BORN_FREE["ca"], ["es", "fr", "it"], None, id="catalan-is-neither"),
        pytest.param(BORN_FREE["da"], ["sv", "de"], None, id="danish-is-no-swedish"),
        pytest.param(BORN_FREE["ja"], ["zh", "en"], None, id="japanese-is-no-chinese"),
        pytest.param(BORN_FREE["no"], ["nb", "sv"], "nb", id="spelling-of-norwegian"),
        pytest.param(BORN_FREE["pt"], ["pt-BR"], "pt-BR", id="spelling-of-a-region"),
        pytest.param(BORN_FREE["he"], ["iw", "ar"], "iw", id="withdrawn-code"),
        pytest.param(BORN_FREE["hr"], ["hr", "sl"], "hr", id="croatian"),
        pytest.param(BORN_FREE["hr"], ["sr", "sl"], "sr", id="the-one-of-three-that-may-occur"),
        pytest.param("El tribunal aplazó ayer la vista.", ["en", "es"], "es", id="one-line"),
        pytest.param("The court put the hearing off.", ["en", "es"], "en", id="one-line-en"),
    ],
)
def test_among(text: str, among: list[str], language: str | None) -> None:
    assert detect(text, among) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t\x00\ufeff", id="blank"),
        pytest.param("OK", id="too-short"),
        pytest.param("1.234,56 € · 15:30 · 2024-05-01 " * 20, id="numbers"),
        pytest.param("\U0001f44d\U0001f1ea\U0001f1f8 " * 50, id="emoji"),
        pytest.param("\ud800\udfff" * 50, id="half-characters"),
        pytest.param("x" * 10_000, id="one-letter"),
        pytest.param("qzx vbnk wrtp jjkl mmxz ppqw zzxv " * 10, id="gibberish"),
        pytest.param("https://example.org/el-presidente-del-gobierno " * 7, id="addresses"),
        pytest.param("<div class='the-article and-more'><br/></div>" * 20, id="tags"),
        pytest.param("東京", id="two-characters"),
        pytest.param(
            "Mera naam Ravi hai aur main Dilli mein rehta hoon, aap kaise hain?", id="latin-hindi"
        ),
        pytest.param(
            "Ang tanang katawhan gipakatawo nga adunay kagawasan ug managsama sa ilang "
            "dungog ug mga katungod.",
            id="cebuano-has-no-code",
        ),
    ],
)
def test_unknown(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("\x00".join(BORN_FREE["es"].split()), "es", id="nul"),
        pytest.param(BORN_FREE["es"] + "\ud83d", "es", id="half-character"),
        pytest.param(f"<p><b>{BORN_FREE['es'].replace(' ', '</b> <b>')}</b></p>", "es", id="tags"),
        pytest.param(BORN_FREE["es"].replace(" ", "&nbsp;"), "es", id="entities"),
        pytest.param(
            "Skip to content\nHome\nSign in\nSubscribe\n" + BORN_FREE["es"] * 4, "es", id="menu"
        ),
        pytest.param(
            BORN_FREE["es"] * 4 + BORN_FREE["en"] + BORN_FREE["es"] * 4, "es", id="quotation"
        ),
        pytest.param(BORN_FREE["es"] * 20_000, "es", id="long"),
    ],
)
def test_dirt(text: str, language: str) -> None:
    assert detect(text) == language


@given(st.text(st.characters()), st.lists(st.sampled_from(CODES)))
def test_any_text(text: str, among: list[str]) -> None:
    assert detect(text, among) in {None, *among} if among else True


@given(
    st.lists(st.sampled_from(" ".join(BORN_FREE.values()).split())), st.sets(st.sampled_from(CODES))
)
def test_any_words(words: list[str], among: set[str]) -> None:
    assert detect(" ".join(words), among or CODES) in {None, *(among or CODES)}


def test_network_is_not_loaded_before_it_is_asked() -> None:
    program = "import sys, newslint.language.detect; print('gcld3' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
