'use strict';
// The shop's chain as Express middleware: a function of request, response, and the next one.
const { randomBytes } = require('node:crypto');
const { STATUS_CODES } = require('node:http');

const TOKENS = new Map([['Bearer adas-token', 'ada']]);
const VALID = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const enter = (step) => console.log(`→ ${step}`);
const problem = (status, detail) => Object.assign(new Error(detail), { status, detail });

exports.trace = (req, res, next) => {
  enter('trace');
  req.trace = VALID.exec(req.get('traceparent') ?? '')?.[1] ?? randomBytes(16).toString('hex');
  res.set('Trace-Id', req.trace);
  next();
};

// next() does not come back with the answer: the way back is an event of the response.
exports.accessLog = (req, res, next) => {
  enter('access log');
  res.on('finish', () => console.log(`${req.method} ${req.path} ${res.statusCode} user=${req.user} trace=${req.trace}`));
  next();
};

exports.security = (req, res, next) => {
  enter('security');
  req.user = TOKENS.get(req.get('Authorization'));
  next(req.user ? undefined : problem(401, 'Send a valid token.'));
};

exports.interceptor = (req, res, next) => {
  enter('interceptor');
  next();
};

exports.order = async (req, res) => {
  enter('handler');
  if (req.params.id === '13') {
    throw new Error('select items from orders where id = 13: invalid page in block 7 of relation orders');
  }
  if (req.params.id !== '1') {
    throw problem(404, `There is no order ${req.params.id}.`);
  }
  res.json({ id: 1, items: ['lamp'] });
};

exports.place = (req, res) => {
  enter('handler');
  res.status(201).json({ id: 2, items: req.body.items });
};

// Four parameters make it an error handler; it sees the errors of what was registered before it.
exports.problems = (error, req, res, next) => {
  const status = error.status ?? 500;
  const { detail = STATUS_CODES[status] } = error;
  res.status(status).type('application/problem+json');
  res.json({ title: STATUS_CODES[status], status, detail, trace: req.trace });
};
