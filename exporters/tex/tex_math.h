/*
 * Math in titles and abstracts: "$\zeta(s)$" of arXiv and others stays what
 * it is, when that is certain to be math, whole, and harmless.
 */
#ifndef EXPORTERS_TEX_TEX_MATH_H
#define EXPORTERS_TEX_TEX_MATH_H

#include <stddef.h>

#include "core/str.h"

/*
 * Bytes of the formula, with both dollar signs, at the front of s; 0: there is
 * none that may be written as it stands. A formula has balanced braces, holds
 * letters, digits, signs and the commands of one list, each with its
 * arguments, and at most one script above and one below anything: TeX can
 * typeset it, and it can do nothing else. "$5 and $6" is none.
 */
size_t tex_math(struct str s);

#endif
