'use strict';
// The order of registration is the order of the chain.
const express = require('express');
const chain = require('./chain');

const app = express();
app.use(chain.trace);
app.use(chain.accessLog);
app.use(chain.security);
app.get('/orders/:id', chain.interceptor, chain.order);
app.post('/orders', chain.interceptor, express.json(), chain.place);
app.use(chain.problems);

const server = app.listen(0, '127.0.0.1', () => console.log(`Node ${process.version} listens on ${server.address().port}`));
