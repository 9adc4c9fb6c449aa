package dev.backendlab.jwt;

import dev.backendlab.jwt.api.Flaw;
import java.util.Set;

/**
 * A hostile token, and the honest one closest to it.
 *
 * @param name what the attacker did
 * @param token what is presented
 * @param control what an honest caller presents at the same place
 * @param flaws those of a verifier that let it in
 */
record Attack(String name, String token, String control, Set<Flaw> flaws) {}
