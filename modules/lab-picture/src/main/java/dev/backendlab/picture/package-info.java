/** Pictures of READMEs: laid out once, drawn as SVG and with box characters. */
@NullMarked
package dev.backendlab.picture;

import org.jspecify.annotations.NullMarked;
