/** Adds a button that copies to each example and id; without it everything can still be read and selected. */
export const SCRIPT = `
for (const element of document.querySelectorAll('.example, [data-copy]')) {
  const text = element.dataset.copy ?? element.textContent;
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: 'Copy' });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
  element.dataset.copy ? element.after(button) : element.append(button);
}
`;
