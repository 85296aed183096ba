"""Names of languages by their codes, in the language itself and in English.

https://www.mediawiki.org/wiki/Help:Magic_words#Localization; the larger Wikipedias have them all.
"""

# ruff: noqa: RUF001 - words in the letters of their languages

from __future__ import annotations

_NAMES = """
aa|Qafár af|Afar
ab|аԥсшәа|Abkhazian
ace|Acèh|Acehnese
af|Afrikaans|Afrikaans
ak|Akan|Akan
als|Alemannisch|Alemannic
am|አማርኛ|Amharic
an|aragonés|Aragonese
ang|Ænglisc|Old English
ar|العربية|Arabic
arc|ܐܪܡܝܐ|Aramaic
arz|مصرى|Egyptian Arabic
as|অসমীয়া|Assamese
ast|asturianu|Asturian
av|авар|Avaric
ay|Aymar aru|Aymara
az|azərbaycanca|Azerbaijani
azb|تۆرکجه|South Azerbaijani
ba|башҡортса|Bashkir
ban|Basa Bali|Balinese
bar|Boarisch|Bavarian
bcl|Bikol Central|Central Bikol
be|беларуская|Belarusian
be-tarask|беларуская (тарашкевіца)|Belarusian (Taraškievica orthography)
bg|български|Bulgarian
bh|भोजपुरी|Bhojpuri
bn|বাংলা|Bangla
bo|བོད་ཡིག|Tibetan
br|brezhoneg|Breton
bs|bosanski|Bosnian
bug|Basa Ugi|Buginese
ca|català|Catalan
ce|нохчийн|Chechen
ceb|Cebuano|Cebuano
ckb|کوردی|Central Kurdish
co|corsu|Corsican
crh|qırımtatarca|Crimean Tatar
cs|čeština|Czech
csb|kaszëbsczi|Kashubian
cu|словѣньскъ / ⰔⰎⰑⰂⰡⰐⰠⰔⰍⰟ|Church Slavic
cv|чӑвашла|Chuvash
cy|Cymraeg|Welsh
da|dansk|Danish
de|Deutsch|German
de-at|Österreichisches Deutsch|Austrian German
de-ch|Schweizer Hochdeutsch|Swiss High German
de-formal|Deutsch (Sie-Form)|German (formal address)
diq|Zazaki|Zazaki
dsb|dolnoserbski|Lower Sorbian
dv|ދިވެހިބަސް|Divehi
dz|ཇོང་ཁ|Dzongkha
ee|eʋegbe|Ewe
el|Ελληνικά|Greek
eml|emiliàn e rumagnòl|Emiliano-Romagnolo
en|English|English
en-ca|Canadian English|Canadian English
en-gb|British English|British English
en-simple|Simple English|Simple English
eo|Esperanto|Esperanto
es|español|Spanish
et|eesti|Estonian
eu|euskara|Basque
ext|estremeñu|Extremaduran
fa|فارسی|Persian
ff|Fulfulde|Fula
fi|suomi|Finnish
fiu-vro|võro|Võro
fj|Na Vosa Vakaviti|Fijian
fo|føroyskt|Faroese
fr|français|French
frp|arpetan|Arpitan
frr|Nordfriisk|Northern Frisian
fur|furlan|Friulian
fy|Frysk|Western Frisian
ga|Gaeilge|Irish
gan|贛語|Gan Chinese
gd|Gàidhlig|Scottish Gaelic
gl|galego|Galician
gn|Avañe'ẽ|Guarani
got|𐌲𐌿𐍄𐌹𐍃𐌺|Gothic
grc|Ἀρχαία ἑλληνικὴ|Ancient Greek
gsw|Alemannisch|Swiss German
gu|ગુજરાતી|Gujarati
gv|Gaelg|Manx
ha|Hausa|Hausa
hak|客家語 / Hak-kâ-ngî|Hakka Chinese
haw|Hawaiʻi|Hawaiian
he|עברית|Hebrew
hi|हिन्दी|Hindi
hif|Fiji Hindi|Fiji Hindi
hr|hrvatski|Croatian
hsb|hornjoserbsce|Upper Sorbian
ht|Kreyòl ayisyen|Haitian Creole
hu|magyar|Hungarian
hu-formal|magyar (formal)|Hungarian (formal address)
hy|հայերեն|Armenian
ia|interlingua|Interlingua
id|Bahasa Indonesia|Indonesian
ie|Interlingue|Interlingue
ig|Igbo|Igbo
ilo|Ilokano|Iloko
io|Ido|Ido
is|íslenska|Icelandic
it|italiano|Italian
iu|ᐃᓄᒃᑎᑐᑦ / inuktitut|Inuktitut
ja|日本語|Japanese
jbo|la .lojban.|Lojban
jv|Jawa|Javanese
ka|ქართული|Georgian
kab|Taqbaylit|Kabyle
kk|қазақша|Kazakh
kl|kalaallisut|Kalaallisut
km|ភាសាខ្មែរ|Khmer
kn|ಕನ್ನಡ|Kannada
ko|한국어|Korean
krc|къарачай-малкъар|Karachay-Balkar
ks|कॉशुर / کٲشُر|Kashmiri
ksh|Ripoarisch|Colognian
ku|kurdî|Kurdish
kv|коми|Komi
kw|kernowek|Cornish
ky|кыргызча|Kyrgyz
la|Latina|Latin
lad|Ladino|Ladino
lb|Lëtzebuergesch|Luxembourgish
lez|лезги|Lezghian
lg|Luganda|Ganda
li|Limburgs|Limburgish
lij|Ligure|Ligurian
lmo|lombard|Lombard
ln|lingála|Lingala
lo|ລາວ|Lao
lt|lietuvių|Lithuanian
ltg|latgaļu|Latgalian
lv|latviešu|Latvian
lzh|文言|Literary Chinese
mai|मैथिली|Maithili
mg|Malagasy|Malagasy
mhr|олык марий|Eastern Mari
mi|Māori|Māori
min|Minangkabau|Minangkabau
mk|македонски|Macedonian
ml|മലയാളം|Malayalam
mn|монгол|Mongolian
mr|मराठी|Marathi
mrj|кырык мары|Western Mari
ms|Bahasa Melayu|Malay
mt|Malti|Maltese
mwl|Mirandés|Mirandese
my|မြန်မာဘာသာ|Burmese
mzn|مازِرونی|Mazanderani
nah|Nāhuatl|Nahuatl
nan|閩南語 / Bân-lâm-gí|Min Nan Chinese
nap|Napulitano|Neapolitan
nb|norsk bokmål|Norwegian Bokmål
nds|Plattdüütsch|Low German
nds-nl|Nedersaksies|Low Saxon
ne|नेपाली|Nepali
new|नेपाल भाषा|Newari
nl|Nederlands|Dutch
nl-informal|Nederlands (informeel)|Dutch (informal address)
nn|norsk nynorsk|Norwegian Nynorsk
no|norsk|Norwegian
nrm|Nouormand|Norman
nv|Diné bizaad|Navajo
oc|occitan|Occitan
om|Oromoo|Oromo
or|ଓଡ଼ିଆ|Odia
os|ирон|Ossetic
pa|ਪੰਜਾਬੀ|Punjabi
pam|Kapampangan|Pampanga
pap|Papiamentu|Papiamento
pcd|Picard|Picard
pdc|Deitsch|Pennsylvania German
pi|पालि|Pali
pl|polski|Polish
pms|Piemontèis|Piedmontese
pnb|پنجابی|Western Punjabi
ps|پښتو|Pashto
pt|português|Portuguese
pt-br|português do Brasil|Brazilian Portuguese
qu|Runa Simi|Quechua
rm|rumantsch|Romansh
ro|română|Romanian
roa-rup|armãneashti|Aromanian
roa-tara|tarandíne|Tarantino
ru|русский|Russian
rue|русиньскый|Rusyn
rw|Ikinyarwanda|Kinyarwanda
sa|संस्कृतम्|Sanskrit
sah|саха тыла|Sakha
sc|sardu|Sardinian
scn|sicilianu|Sicilian
sco|Scots|Scots
sd|سنڌي|Sindhi
se|davvisámegiella|Northern Sami
sgs|žemaitėška|Samogitian
sh|srpskohrvatski / српскохрватски|Serbo-Croatian
shi|Taclḥit|Tachelhit
si|සිංහල|Sinhala
simple|Simple English|Simple English
sk|slovenčina|Slovak
sl|slovenščina|Slovenian
sm|Gagana Samoa|Samoan
sn|chiShona|Shona
so|Soomaaliga|Somali
sq|shqip|Albanian
sr|српски / srpski|Serbian
sr-ec|српски (ћирилица)|Serbian (Cyrillic script)
sr-el|srpski (latinica)|Serbian (Latin script)
st|Sesotho|Southern Sotho
stq|Seeltersk|Saterland Frisian
su|Sunda|Sundanese
sv|svenska|Swedish
sw|Kiswahili|Swahili
szl|ślůnski|Silesian
ta|தமிழ்|Tamil
te|తెలుగు|Telugu
tet|tetun|Tetum
tg|тоҷикӣ|Tajik
th|ไทย|Thai
ti|ትግርኛ|Tigrinya
tk|Türkmençe|Turkmen
tl|Tagalog|Tagalog
tn|Setswana|Tswana
to|lea faka-Tonga|Tongan
tpi|Tok Pisin|Tok Pisin
tr|Türkçe|Turkish
ts|Xitsonga|Tsonga
tt|татарча / tatarça|Tatar
tw|Twi|Twi
ty|reo tahiti|Tahitian
tyv|тыва дыл|Tuvinian
udm|удмурт|Udmurt
ug|ئۇيغۇرچە / Uyghurche|Uyghur
uk|українська|Ukrainian
ur|اردو|Urdu
uz|oʻzbekcha / ўзбекча|Uzbek
ve|Tshivenda|Venda
vec|vèneto|Venetian
vep|vepsän kel’|Veps
vi|Tiếng Việt|Vietnamese
vls|West-Vlams|West Flemish
vo|Volapük|Volapük
vro|võro|Võro
wa|walon|Walloon
war|Winaray|Waray
wo|Wolof|Wolof
wuu|吴语|Wu Chinese
xal|хальмг|Kalmyk
xh|isiXhosa|Xhosa
xmf|მარგალური|Mingrelian
yi|ייִדיש|Yiddish
yo|Yorùbá|Yoruba
yue|粵語|Cantonese
za|Vahcuengh|Zhuang
zea|Zeêuws|Zeelandic
zh|中文|Chinese
zh-classical|文言|Literary Chinese
zh-cn|中文（中国大陆）|Chinese (China)
zh-hans|中文（简体）|Simplified Chinese
zh-hant|中文（繁體）|Traditional Chinese
zh-hk|中文（香港）|Chinese (Hong Kong)
zh-min-nan|閩南語 / Bân-lâm-gí|Min Nan Chinese
zh-tw|中文（臺灣）|Chinese (Taiwan)
zh-yue|粵語|Cantonese
zu|isiZulu|Zulu
"""
_ROWS = {row.partition("|")[0]: row.split("|")[1:] for row in _NAMES.strip().split("\n")}


def own_name(code: str) -> str:
    """Return the name of a language in itself by MediaWiki's code, "" for an unknown one."""
    return _ROWS[code][0] if code in _ROWS else ""


def english_name(code: str) -> str:
    """Return the English name of a language, "" for an unknown one."""
    return _ROWS[code][1] if code in _ROWS else ""
