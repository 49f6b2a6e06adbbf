/** Schemas of the document as tables, and examples of requests. */
const kDepth = 3;

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An element with the text, in which `code` and **words** stand out. */
export function prose(name, text) {
  const made = element(name, '');
  for (const part of text.split(/(`[^`]+`|\*\*[^*]+\*\*)/)) {
    if (part.startsWith('`')) made.append(element('code', '', part.slice(1, -1)));
    else if (part.startsWith('**')) made.append(element('strong', '', part.slice(2, -2)));
    else made.append(part);
  }
  return made;
}

/** Follows references within the document. */
export function resolver(document) {
  return function resolve(node) {
    if (!node?.$ref) return node;
    const parts = node.$ref.slice(2).split('/');
    return resolve(parts.reduce((at, part) => at[part], document));
  };
}

/** A schema in a few words. */
export function kindOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.const) return `"${schema.const}"`;
  if (schema.oneOf) return schema.oneOf.map(kindOf).join(' or ');
  if (schema.type === 'array') return `list of ${kindOf(schema.items)}`;
  return [schema.type].flat().join(' or ');
}

function limitsOf(schema) {
  const range = (low, high, unit) =>
    low === undefined && high === undefined ? '' : `${low ?? 0} to ${high ?? '…'}${unit}`;
  return [
    range(schema.minimum, schema.maximum, ''),
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minItems, schema.maxItems, ' items'),
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ].filter(Boolean).join(' · ');
}

/** Rows of {name, isRequired, kind, text}. */
export function fieldsTable(rows) {
  const table = element('table', 'fields');
  for (const { name, isRequired, kind, text } of rows) {
    const row = table.insertRow();
    const first = row.insertCell();
    first.append(element('code', isRequired ? 'required' : '', name));
    row.insertCell().append(element('span', 'kind', kind));
    row.insertCell().append(prose('span', text));
  }
  return table;
}

function rowsOf(schema, resolve, prefix, depth) {
  const resolved = resolve(schema);
  if (resolved.type === 'array') return rowsOf(resolved.items, resolve, `${prefix}[]`, depth);
  return Object.entries(resolved.properties ?? {}).flatMap(([name, property]) => {
    const full = prefix ? `${prefix}.${name}` : name;
    const inner = resolve(property);
    const row = {
      name: full,
      isRequired: resolved.required?.includes(name),
      kind: kindOf(inner.enum ? inner : property),
      text: [inner.description, limitsOf(inner)].filter(Boolean).join(' '),
    };
    return [row, ...(depth > 1 ? rowsOf(property, resolve, full, depth - 1) : [])];
  });
}

fieldsTable.ofSchema = (schema, resolve) => {
  const rows = rowsOf(schema, resolve, '', kDepth);
  return rows.length ? fieldsTable(rows) : null;
};

/** The request as a command line. */
export function curlExample(operation, resolve) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => `$${name.toUpperCase()}`);
  const parts = [`curl -X ${operation.method.toUpperCase()} "$SIGMA${path}"`];
  if (operation.security?.length !== 0) parts.push('-H "Authorization: Bearer $TOKEN"');
  const schema = resolve(operation.requestBody?.content['application/json']?.schema);
  if (schema) {
    parts.push("-H 'Content-Type: application/json'");
    parts.push(`-d '${JSON.stringify(schema.examples?.[0] ?? {})}'`);
  }
  return parts.join(' \\\n  ');
}
