package dev.backendlab.jwt.api;

/**
 * A token that proves nothing. The reason is for our log alone, and made of our own words only: a
 * token's author must write neither our log nor learn from our answer which trick came closest.
 */
class RefusedToken extends RuntimeException {

  RefusedToken(String reason) {
    super(reason, null, false, false);
  }
}
