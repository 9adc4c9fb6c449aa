/** What this user has practised: guesses and how near they came, remembered from run to run. */
@NullMarked
package dev.backendlab.kit.practice;

import org.jspecify.annotations.NullMarked;
