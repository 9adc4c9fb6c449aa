package dev.backendlab.sharding;

/**
 * A server that has some of the customers.
 *
 * @param name never to change: the place of its data on the ring comes from it
 */
record ShardServer(String name, String url, String username, String password) {}
