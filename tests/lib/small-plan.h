/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Small plans written out in a test. Everything is JSON with ' for ", and so short that a test says
   only what it is about:

     materials  a b c      half an element E each; x y without any; w (pre) and v (post) waste with E;
                           i intermediate with E; each with virgin figure 2 kg/kg
     recipes    ab bc ca   one t of the first into one t of the second, the first the reference;
                           xy  one t of x into two of y; yx one t of y into one of x, both by the input
                           aw  a into 0.9 b and 0.1 w; make-b the reference b of 1.25 a
                           mill feeds a, i, w, v: 0.8 of E into b; mix feeds a (half E) and d (a quarter
                           of E): all E into b
     parties    us, cn (foreign entity)
     indices    one at 100 per t

   One year, 2027, unless the test changes it. */

#include <glib.h>

G_BEGIN_DECLS

/* @more are further top-level keys, "'deliveries':[...]", or NULL. (transfer full) */
char *small_plan_json (const char *sites, const char *agreements, const char *more);

G_END_DECLS
