# SPDX-License-Identifier: Apache-2.0
"""What a text leaves in a page that took it for more than text."""

from playwright.sync_api import Page

from tests.e2e.watched import Watched

LISTEN = "window.ran = 0; window.canary = () => { window.ran += 1 }"
FIND = """
() => {
  const found = window.ran ? [`ran ${window.ran} times`] : [];
  const shownAsText = document.contentType !== 'text/html' && document.documentElement.localName === 'html';
  if (shownAsText) return found;
  const allowed = ['http:', 'https:', 'mailto:'];
  const strange = 'iframe, object, embed, base[href], body base, frame, marquee, math, style, foreignObject, ' +
    'animate, set, use, audio, video, meta[http-equiv=refresh], template[shadowrootmode], [contenteditable], ' +
    '[srcdoc], [style], [src*=invalid]';
  const leading = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster'];
  for (const each of document.querySelectorAll('*')) {
    if (each.closest('.maplibregl-map')) continue;
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name)) found.push(`${each.localName} ${name}`);
      if (leading.includes(name) && URL.canParse(value, location) && !allowed.includes(new URL(value, location).protocol))
        found.push(`${each.localName} ${name}=${value.slice(0, 60)}`);
    }
    if (each.localName === 'script' && !/json$/.test(each.type) && !(each.getAttribute('src') ?? '').startsWith('/static/'))
      found.push('script');
    if (each.matches(strange)) found.push(each.localName);
    const ofAPage = each.namespaceURI === 'http://www.w3.org/1999/xhtml' && !each.matches('link[rel=alternate]');
    if (document.contentType !== 'text/html' && ofAPage)
      found.push(`${each.localName} in ${document.contentType}`);
  }
  return found;
}
"""


def listening(watched: Watched) -> Watched:
    """Have the window note scripts that run and dialogs that open."""
    watched.page.add_init_script(LISTEN)
    watched.page.on("dialog", lambda dialog: (watched.complaints.append(dialog.message), dialog.dismiss()))
    return watched


def traces(page: Page) -> list[str]:
    """Return the elements, attributes and runs that no template of ours makes."""
    return list(page.evaluate(FIND))
