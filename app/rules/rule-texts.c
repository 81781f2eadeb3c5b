/* SPDX-License-Identifier: MPL-2.0 */
#include "rules/rule-texts.h"

#include <glib/gi18n.h>

/* One a line, titles and assumptions in the order of the packs, then names of figures, then what
   figures are of, then what rules on agreements rest on: the test of the same name says what is
   missing or left over. */
static const char *const texts[] = {
  N_ ("Clean technology manufacturing investment credit"),
  N_ ("What the seller warrants"),
  N_ ("Specification of the goods"),
  N_ ("Without an assay of the period the composition of the material stands for the goods."),
  N_ ("Recycled content of active materials"),
  N_ ("The product goes into batteries of electric vehicles that are placed on the EU market in the year in which it is made."),
  N_ ("The share is the physical average of the site's whole output of a calendar year; the act on the method is not adopted."),
  N_ ("Recovery of materials from waste batteries"),
  N_ ("The waste is the Union's: a site elsewhere counts with evidence of equal conditions (Art. 72(3))."),
  N_ ("A recycler is a shredder or refiner that takes in waste or an intermediate fraction; black mass counts only through what its buyers recover."),
  N_ ("Recycling efficiency"),
  N_ ("The waste is of lithium-based batteries; masses are dry."),
  N_ ("Other duties of the Batteries Regulation and their days"),
  N_ ("Benchmarks of the Union for 2030"),
  N_ ("Recycled content of a product"),
  N_ ("Recycled mass is that of the recycled elements alone, without the oxygen that they are bound to."),
  N_ ("recycled mass over product mass"),
  N_ ("Chain of custody of a claim"),
  N_ ("A warranted recycled share is a claim on the seller's recycled content; the site's account is balanced over the calendar year."),
  N_ ("Black mass leaving the EU for a country outside the OECD"),
  N_ ("hazardous waste"),
  N_ ("Black mass entering China"),
  N_ ("GB/T 45203-2024"),
  N_ ("Section 301 duty on goods from China"),
  N_ ("The goods are on the list of 89 FR 76581, by their customs number."),
  N_ ("Critical minerals of a clean vehicle's battery"),
  N_ ("The vehicle is acquired and placed in service on the last day of the year in which the cells are made."),
  N_ ("Components of a clean vehicle's battery"),
  N_ ("Advanced manufacturing production credit"),
  N_ ("The product meets the purity or form that the law asks for; it is sold to an unrelated person in the year in which it is made."),
  N_ ("Conversion cost holds only costs that count; no investment credit under section 48C was taken."),
  N_ ("Integrated components"),
  N_ ("The taxable year is the calendar year, and a site is one manufacturing facility; whether two sites of one party are the same is not in the plan."),
  N_ ("No election treats sales to a related person as made to an unrelated one (45X(a)(3)(B))."),
  N_ ("Domestic content bonus"),
  N_ ("The cells are the manufactured product of a project whose construction begins on the last day of the year."),
  N_ ("What is bought from a seller in the US is of US make; spot purchases are foreign."),
  N_ ("Material assistance cost ratio"),
  N_ ("The product is sold in the year in which it is made. No contract is excluded by election."),
  N_ ("Spot purchases count as foreign: where they come from is not known."),
  N_ ("Costs of the buyer's material are those paid to the seller; what the seller bought is the seller's own cost."),
  N_ ("Foreign-influenced entity"),
  N_ ("Cost of US components"),
  N_ ("The cells go into infrastructure that is paid for by a US grant; their components are what the site buys."),
  N_ ("Regional value content"),
  N_ ("Cells are core parts and are judged by net cost: conversion and purchases."),
  N_ ("What is bought from a seller in North America originates there; spot purchases do not."),
  N_ ("allowed countries"),
  N_ ("contract before"),
  N_ ("controlled pct"),
  N_ ("covered nations"),
  N_ ("day"),
  N_ ("documentation"),
  N_ ("duty"),
  N_ ("duty graphite"),
  N_ ("effective control"),
  N_ ("excluded"),
  N_ ("excluded costs"),
  N_ ("forbidden"),
  N_ ("foreign entity after"),
  N_ ("forms"),
  N_ ("formula"),
  N_ ("free trade"),
  N_ ("impracticable to trace before"),
  N_ ("included costs"),
  N_ ("largest sfe pct"),
  N_ ("last acquired"),
  N_ ("last placed in service"),
  N_ ("mass balance"),
  N_ ("maximum"),
  N_ ("method due"),
  N_ ("minerals replaced by"),
  N_ ("minimum"),
  N_ ("models"),
  N_ ("north america"),
  N_ ("phase out"),
  N_ ("product sold before"),
  N_ ("purity"),
  N_ ("rate"),
  N_ ("same facility"),
  N_ ("sfe debt pct"),
  N_ ("standard"),
  N_ ("total sfe pct"),
  N_ ("value added minimum"),
  N_ ("barite"),
  N_ ("battery component"),
  N_ ("extraction"),
  N_ ("fluorspar"),
  N_ ("identity"),
  N_ ("net cost"),
  N_ ("other"),
  N_ ("processing"),
  N_ ("recycling"),
  N_ ("segregated"),
  N_ ("storage"),
  N_ ("transaction value"),
  N_ ("promises of the agreement"),
  N_ ("specification of the agreement"),
  N_ ("the agreements of the plan"),
  NULL,
};

const char *const *
offtake_rule_texts (void)
{
  return texts;
}

const char *
offtake_rule_text (const char *text)
{
  return text && *text ? _ (text) : text;
}

char *
offtake_rule_words (const char *name)
{
  g_autofree char *words = g_strdelimit (g_strdup (name), "_", ' ');

  return g_strdup (offtake_rule_text (words));
}
