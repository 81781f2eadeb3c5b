/* SPDX-License-Identifier: MPL-2.0 */
#pragma once

#include "rules/verdict.h"

G_BEGIN_DECLS

/* The output of "assess": canonical text, keys in the order of spec "assess". (transfer full) */
char *offtake_verdict_json_write (const OfftakeVerdict *verdict);

G_END_DECLS
