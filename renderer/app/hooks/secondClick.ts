/**
 * Many people double-click whatever can be clicked. The second click falls on what stands in that place by then: another button, or the same
 * one that says something else now (one step further). It is taken back, unless the button is still what it was when it was first clicked.
 */
export function takeBackSecondClicks(page: Document): void {
  let first: { readonly button: Element | null; readonly words: string } = { button: null, words: '' };
  const under = ({ target }: Event): typeof first => {
    const button = target instanceof Element ? target.closest('button, a, [role=button], [role=menuitem]') : null;
    return { button, words: button?.textContent ?? '' };
  };
  page.addEventListener('click', (event) => {
    const now = under(event);
    if (event.detail < 2) first = now;
    else if (first.button && (first.button !== now.button || first.words !== now.words)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, { capture: true });
}
