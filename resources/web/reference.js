/** The reference of the API: renders the document that the server itself has, and nothing else. */
import { curlExample, element, fieldsTable, kindOf, prose, resolver } from './reference_schema.js';

const kMethods = ['get', 'post', 'put', 'patch', 'delete'];

const main = document.getElementById('reference');
const contents = document.getElementById('contents');
const filter = document.getElementById('filter');

function operationsOf(document) {
  const resolve = resolver(document);
  return Object.entries(document.paths).flatMap(([path, item]) =>
    kMethods.filter((method) => item[method]).map((method) => ({
      ...item[method],
      method,
      path: document.servers[0].url + path,
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map(resolve),
    })));
}

const scopesOf = (operation) => (operation.security ?? []).flatMap((each) => each.bearer ?? []);

function accessText(operation) {
  if (operation.security?.length === 0) return 'public';
  if (operation.security?.some((each) => !each.bearer)) return 'token optional';
  return scopesOf(operation).join(' ') || 'any token';
}

function titled(title, ...children) {
  return children.some(Boolean) ? [element('h3', '', title), ...children.filter(Boolean)] : [];
}

function parametersTable(operation) {
  const rows = operation.parameters.map((parameter) => ({
    name: `${parameter.name}`,
    isRequired: parameter.required,
    kind: `${parameter.in} · ${kindOf(parameter.schema)}`,
    text: parameter.description ?? '',
  }));
  return rows.length ? fieldsTable(rows) : null;
}

function bodyParts(operation, resolve) {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema ? titled('Body', fieldsTable.ofSchema(schema, resolve)) : [];
}

function responseParts(operation, resolve) {
  const rows = Object.entries(operation.responses).map(([status, response]) => {
    const resolved = resolve(response);
    const schema = Object.values(resolved.content ?? {})[0]?.schema;
    return { name: status, kind: schema ? kindOf(schema) : '', text: resolved.description };
  });
  const good = resolve(Object.values(operation.responses)[0]);
  const schema = good.content?.['application/json']?.schema;
  return [
    ...titled('Answers', fieldsTable(rows)),
    ...(schema ? titled('Answer', fieldsTable.ofSchema(schema, resolve)) : []),
  ];
}

function operationCard(operation, document) {
  const resolve = resolver(document);
  const card = element('details', 'operation');
  card.id = operation.operationId;
  card.dataset.words = `${operation.method} ${operation.path} ${operation.summary}`.toLowerCase();
  const summary = element('summary', '');
  const method = element('span', 'method', operation.method.toUpperCase());
  method.dataset.method = operation.method;
  summary.append(method, element('span', 'path', operation.path),
    element('span', 'gist', operation.summary), element('span', 'scope', accessText(operation)));
  const body = element('div', '');
  if (operation.description) body.append(prose('p', operation.description));
  body.append(...titled('Parameters', parametersTable(operation)),
    ...bodyParts(operation, resolve), ...responseParts(operation, resolve),
    ...titled('Example', element('pre', '', curlExample(operation, resolve))));
  card.append(summary, body);
  return card;
}

function introduction(document) {
  const box = element('div', 'introduction');
  box.append(element('h1', '', `${document.info.title} API`), element('p', '', document.info.summary),
    prose('p', document.info.description.replace(/(\S)\n(?=\S)/g, '$1 ')));
  return box;
}

function link(operation) {
  const made = element('a', '', operation.summary);
  made.href = `#${operation.operationId}`;
  return made;
}

function render(document) {
  const operations = operationsOf(document);
  main.replaceChildren(introduction(document));
  for (const { name } of document.tags) {
    const own = operations.filter((operation) => operation.tags.includes(name));
    const group = element('section', 'group');
    group.append(element('h2', '', name), ...own.map((operation) => operationCard(operation, document)));
    main.append(group);
    contents.append(element('h2', '', name), ...own.map(link));
  }
  main.append(element('p', 'none-found', 'No operation is called so.'));
  main.dataset.state = 'shown';
}

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
}

filter.addEventListener('input', () => {
  const wanted = filter.value.trim().toLowerCase();
  main.classList.toggle('is-filtered', wanted !== '');
  for (const card of document.querySelectorAll('.operation')) {
    card.hidden = !card.dataset.words.includes(wanted);
  }
});
addEventListener('hashchange', openTarget);

try {
  const answer = await fetch('/api/v1/openapi.json');
  render(await answer.json());
  openTarget();
} catch {
  main.dataset.state = 'failed';
  main.replaceChildren(element('p', '', 'The document could not be loaded.'));
}
