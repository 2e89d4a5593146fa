/** The click that ends a drag would follow the link under the pointer. */
export function swallowClick(): void {
  const stop = (event: Event) => event.preventDefault();
  addEventListener('click', stop, { capture: true });
  setTimeout(() => removeEventListener('click', stop, { capture: true }), 50);
}
