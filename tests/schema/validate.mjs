// Checks lines of concord/article/1, concord/story/1 and concord/problem/1 on standard input.
//
//     concord read FILES... | node validate.mjs
//     node validate.mjs --articles articles.jsonl < stories.jsonl
//
// Each line must satisfy its JSON Schema, and more strictly than the schema asks: a field that the
// schema does not describe is an error here. Then what a schema cannot say: spans lie in the text,
// blocks and sentences are in order, ids name something, cited words stand where they are cited.
// Prints each finding; exit code 1 when there is one or when there was no line at all.

import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv2020 from "ajv/dist/2020.js";

const schemaFolder = new URL("../../docs/schema/", import.meta.url);
const mostFindings = 50;

/** The schema with every object closed: what is not described is not allowed. */
function strict(schema) {
    if (Array.isArray(schema)) return schema.map(strict);
    if (schema === null || typeof schema !== "object") return schema;
    const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
    if (schema.type === "object" && schema.properties) closed.additionalProperties = false;
    return closed;
}

function loadValidators() {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    const validators = new Map();
    for (const name of ["article", "story", "problem"]) {
        const text = readFileSync(new URL(`${name}-1.schema.json`, schemaFolder), "utf8");
        validators.set(`concord/${name}/1`, ajv.compile(strict(JSON.parse(text))));
    }
    return validators;
}

/** Calls visit(value, path) for every object below. */
function eachObject(value, visit, path = "") {
    if (value === null || typeof value !== "object") return;
    if (!Array.isArray(value)) visit(value, path);
    for (const [key, part] of Object.entries(value)) eachObject(part, visit, `${path}/${key}`);
}

const isSpan = (value) => typeof value.begin === "number" && typeof value.end === "number";

function isOrdered(spans) {
    return spans.every((span, i) => i === 0 || spans[i - 1].end <= span.begin);
}

/** Where ids of values stand, by the letter they begin with. */
const lists = { e: "entities", t: "times", q: "quantities", s: "statements", v: "events" };
const references = {
    fields: ["entity", "place", "time", "part_of", "addressee", "denies", "inside", "according_to",
        "actor", "statement", "agreed_on", "by", "alleged_by", "quantity", "anchor"],
    listFields: ["via", "actors", "recipients", "quantities", "parties"],
};

function checkReferences(record, complain) {
    const ids = new Set(Object.values(lists).flatMap((list) => record[list].map((value) => value.id)));
    const isKnown = (id) => ids.has(id) || id === "published";
    const check = (object, path) => {
        for (const field of references.fields) {
            if (typeof object[field] === "string" && !isKnown(object[field])) complain(`${path}/${field}: no ${object[field]}`);
        }
        for (const field of references.listFields) {
            for (const id of object[field] ?? []) {
                if (typeof id === "string" && !isKnown(id)) complain(`${path}/${field}: no ${id}`);
            }
        }
    };
    for (const list of [...Object.values(lists), "positions", "agreements"]) eachObject(record[list], check, `/${list}`);
    for (const [letter, list] of Object.entries(lists)) {
        record[list].forEach((value, i) => {
            if (value.id !== `${letter}${i + 1}`) complain(`/${list}/${i}: has the id ${value.id}`);
        });
    }
}

function checkArticle(record, complain) {
    const characters = Array.from(record.text);
    const words = (span) => characters.slice(span.begin, span.end).join("");
    eachObject(record, (value, path) => {
        if (isSpan(value) && !(value.begin <= value.end && value.end <= characters.length)) {
            complain(`${path}: ${value.begin}-${value.end} is not in the text`);
        }
    });
    if (!isOrdered(record.blocks)) complain("/blocks: not in order");
    if (!isOrdered(record.sentences)) complain("/sentences: not in order");
    if (!isOrdered(record.article.origin_runs)) complain("/article/origin_runs: not in order");
    for (const sentence of record.sentences) {
        const isInBlock = record.blocks.some((block) => block.begin <= sentence.begin && sentence.end <= block.end);
        if (!isInBlock) complain(`/sentences: ${sentence.begin}-${sentence.end} is in no block`);
    }
    for (const entity of record.entities) {
        for (const role of entity.roles) {
            if (words(role) !== role.text) complain(`/entities: the role "${role.text}" reads "${words(role)}"`);
        }
    }
    for (const run of record.article.origin_runs) {
        if (run.source_begin > run.source_end) complain("/article/origin_runs: a source ends before it begins");
    }
    const paths = record.article.paths;
    if (paths.length > 0 && paths[0] !== record.article.path) complain("/article/path: is not the first of paths");
    if (paths.join("\n") !== [...paths].sort(byBytes).join("\n")) complain("/article/paths: not sorted");
    checkReferences(record, complain);
}

const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function checkStory(story, texts, complain) {
    const own = new Set(story.articles.map((article) => article.id));
    const members = story.origins.flatMap((origin) => origin.articles);
    if ([...members].sort().join() !== [...own].sort().join()) complain("/origins: no partition of the articles");
    eachObject(story, (value, path) => {
        if (!isSpan(value) || typeof value.article !== "string") return;
        if (!own.has(value.article)) complain(`${path}: cites ${value.article}, which is not in the story`);
        if (value.sentence !== null && !(value.sentence.begin <= value.begin && value.end <= value.sentence.end)) {
            complain(`${path}: the sentence does not hold the words`);
        }
        if (Array.from(value.text).length !== value.end - value.begin) complain(`${path}: the words have another length`);
        if (!texts) return;
        const text = texts.get(value.article);
        if (text === undefined || text.slice(value.begin, value.end).join("") !== value.text) {
            complain(`${path}: other words stand there`);
        }
    });
}

async function* linesOf(stream) {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
        if (line.length > 0) yield JSON.parse(line);
    }
}

async function main() {
    const validators = loadValidators();
    const at = process.argv.indexOf("--articles");
    let texts = null;
    if (at > 0) {
        texts = new Map();
        for await (const record of linesOf(createReadStream(process.argv[at + 1]))) {
            if (record.article) texts.set(record.article.id, Array.from(record.text));
        }
    }
    const counts = {};
    let findings = 0;
    let number = 0;
    for await (const value of linesOf(process.stdin)) {
        ++number;
        const complain = (message) => {
            if (++findings <= mostFindings) console.error(`line ${number} (${value.article?.id ?? value.id ?? value.path}): ${message}`);
        };
        counts[value.schema] = (counts[value.schema] ?? 0) + 1;
        const validate = validators.get(value.schema);
        if (!validate) {
            complain(`unknown schema ${value.schema}`);
        } else if (!validate(value)) {
            for (const error of validate.errors) complain(`${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
        } else if (value.schema === "concord/article/1") {
            checkArticle(value, complain);
        } else if (value.schema === "concord/story/1") {
            checkStory(value, texts, complain);
        }
    }
    console.log(`${number} lines, ${findings} findings ${JSON.stringify(counts)}`);
    process.exitCode = findings > 0 || number === 0 ? 1 : 0;
}

await main();
