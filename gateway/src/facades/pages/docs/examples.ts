import type { OperationExample } from '../../../operations/examples.ts';
import type { RestOperation } from '../../rest/route.ts';
import { type Html, html } from '../html.ts';
import { curlOf, exampleRequest } from './request.ts';

/** Requests with what the system answered, the first one open. */
export const exampleList = (operation: RestOperation, baseUrl: string): Html =>
  html`${(operation.examples ?? []).map((example, index) => exampleItem(operation, example, baseUrl, index === 0))}`;

const exampleItem = (operation: RestOperation, example: OperationExample, baseUrl: string, open: boolean): Html =>
  html`<details class="asked" ${open ? 'open' : ''}>
    <summary>
      <span class="status ${example.status < 400 ? 'good' : 'bad'}">${example.status}</span> ${example.summary}
    </summary>
    <p class="who">${example.viewer === 'guest' ? 'As a guest:' : `With the token of a ${example.viewer}:`}</p>
    <div class="example" ${sendable(operation, example)}>
      <pre tabindex="0" aria-label="Request"><code>${curlOf(operation, example, baseUrl)}</code></pre>
    </div>
    <pre
      class="answer"
      tabindex="0"
      aria-label="Answer"
    ><code>${JSON.stringify(example.body, null, 2) ?? ''}</code></pre>
  </details>`;

/** What the page can ask by itself: it changes nothing. */
const sendable = (operation: RestOperation, example: OperationExample): Html =>
  operation.http.method === 'GET' ? html`data-send="${exampleRequest(operation, example).target}"` : html``;
