/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

/* Plans held against the rules.

   tests/data/rules/chain.json, each year: 1000 t of scrap hold 200 t of Ni, of which 190 t go into
   950 t of black mass; 95 t of that go to India and 855 t to the refiner, which makes 153.9 t of Ni
   in 615.6 t of sulfate. The plant makes 1000 t of cathode of 500 t of Ni: 153.9 recycled, 250 from
   a US mine, 75 from a Chinese one, 21.1 from the spot market; and of 50 t of Li, 2.4 recycled. */

#include "rules/check.h"

G_BEGIN_DECLS

#define CHECKED_RECYCLED_NI 153.9

typedef struct {
  OfftakePlan       *plan;
  OfftakeCompliance *compliance;
} Checked;

/* @rules as in offtake_compliance_new(). */
Checked checked_text (const char *json, const char *const *rules);
/* The file in tests/data with @from (nullable) replaced by @to, which must be in it. */
Checked checked_file (const char *name, const char *from, const char *to);
/* The same of the chain. */
Checked checked_chain (const char *from, const char *to);
void    checked_clear (Checked *self);

/* The first finding of the rule in the period on the site or agreement, and element; NULL for any. */
const OfftakeFinding *checked_find (const Checked *self, const char *rule, const char *period, const char *subject,
                                    const char *element);
/* It must be there and have the outcome and value (NAN: none). */
const OfftakeFinding *checked_assert (const Checked *self, const char *rule, const char *period, const char *subject,
                                      const char *element, OfftakeOutcome outcome, double value);
gboolean checked_has_step (const OfftakeFinding *finding, const char *words);

G_END_DECLS
