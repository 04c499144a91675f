/** Closes the list of routes where it would fill the screen, and adds a button that sends to each request that changes nothing, and shows what comes back below it. */
export const SEND_SCRIPT = `
if (matchMedia('(max-width: 62rem)').matches) document.querySelector('.contents details').open = false;
const token = document.querySelector('#token');
for (const example of document.querySelectorAll('[data-send]')) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'send', textContent: 'Send' });
  const shown = Object.assign(document.createElement('pre'), { className: 'answer live', hidden: true, tabIndex: 0 });
  shown.setAttribute('role', 'status');
  shown.setAttribute('aria-label', 'What came back');
  button.addEventListener('click', async () => {
    button.disabled = true;
    const headers = token.value ? { authorization: 'Bearer ' + token.value.trim() } : {};
    try {
      const response = await fetch(example.dataset.send, { headers });
      const text = await response.text();
      let body = text;
      try { body = JSON.stringify(JSON.parse(text), null, 2); } catch {}
      shown.textContent = response.status + '\\n' + body;
    } catch (error) {
      shown.textContent = 'No answer: ' + error.message;
    }
    shown.hidden = false;
    button.disabled = false;
  });
  example.after(button, shown);
}
`;
