import type { OwnMatrix } from "./own-matrices.ts";

/** Variants of the method, lists, and other layouts that are no plain matrix. */
export const ownVariants: readonly OwnMatrix[] = [
  {
    name: "RASCI with footnote signs",
    format: "markdown",
    text: `Responsibility assignment (RASCI)

| Deliverable | Ferry captain | Port agent | Customs | Deck crew |
|---|---|---|---|---|
| Manifest | A | R* | C | S |
| Berth booking | I | A/R† | | |
| Cargo lashing | A | | | R¹ |
| Fuel bunkering | A | S | I | R, S |
`,
    layout: "variant",
    variant: "RASCI",
    roles: 4,
    rows: [
      ["Manifest", 1, 1],
      ["Berth booking", 1, 1],
      ["Cargo lashing", 1, 1],
      ["Fuel bunkering", 1, 1],
    ],
  },
  {
    name: "DACI with letters in cells",
    format: "csv",
    text: `Decision,Vineyard owner,Cellar master,Oenologist,Sales
Harvest day,A,D,C,I
Blend,A,D,C,
Label design,I,C,,D
`,
    layout: "variant",
    variant: "DACI",
    roles: 4,
    rows: [
      ["Harvest day", 1, 1],
      ["Blend", 1, 1],
      ["Label design", 0, 1],
    ],
  },
  {
    name: "DACI with names",
    format: "markdown",
    text: `| Topic | Driver | Approver | Contributors | Informed |
|---|---|---|---|---|
| Trail closure | Ranger | Park board | Hikers' club; Rescue team | Visitors |
| Bridge repair | Works team + Ranger | Park board | – | Visitors |
`,
    layout: "variant",
    variant: "DACI",
    roles: 6,
    rows: [
      ["Trail closure", 1, 1],
      ["Bridge repair", 1, 2],
    ],
  },
  {
    name: "RACI-VS",
    format: "csv",
    text: `Task\tBuilder\tArchitect\tInspector\tOwner
Foundation\tR\tC\tV\tA
Roof truss\tR\tA\tV\tS
Handing over keys\tR\tI\t\tA
`,
    layout: "variant",
    variant: "RACI-VS",
    roles: 4,
    rows: [
      ["Foundation", 1, 1],
      ["Roof truss", 1, 1],
      ["Handing over keys", 1, 1],
    ],
  },
  {
    name: "lower case, joined letters, remarks",
    format: "markdown",
    text: `| Activity | Nurse | Doctor | Ward clerk |
|---|---|---|---|
| Admission | r | a (signs) | c/i |
| Medication round | ra | c | |
| Discharge letter | c | a + r | r: prints it |
| Bed cleaning | r (night shift) | - | i |
`,
    layout: "roles-as-columns",
    roles: 3,
    rows: [
      ["Admission", 1, 1],
      ["Medication round", 1, 1],
      ["Discharge letter", 1, 2],
      ["Bed cleaning", 0, 1],
    ],
  },
  {
    name: "a list of roles with one letter each",
    format: "markdown",
    text: `### Opening of the ice rink

| Role | Person | RACI |
|---|---|---|
| Rink manager | Olga | A |
| Ice maker | Piet | R |
| Cashier | Sun | I |
`,
    layout: "variant",
    roles: 3,
    rows: [["Opening of the ice rink", 1, 1]],
  },
  {
    name: "one assignment per row",
    format: "csv",
    text: `Task,Role,RACI
Map the route,Scout,R
Map the route,Expedition leader,A
Map the route,Cook,I
Pack food,Cook,A/R
Pack food,Expedition leader,C
Radio check,Scout,R
`,
    layout: "variant",
    roles: 3,
    rows: [
      ["Map the route", 1, 1],
      ["Pack food", 1, 1],
      ["Radio check", 0, 1],
    ],
  },
  {
    name: "sentences in cells",
    format: "markdown",
    text: `| Activity | RACI |
|---|---|
| Bake the cake | R: pastry cook; A: head chef; I: waiters |
| Write the menu | R: head chef, A: owner, C: pastry cook |
`,
    layout: "variant",
    roles: 4,
    rows: [
      ["Bake the cake", 1, 1],
      ["Write the menu", 1, 1],
    ],
  },
  {
    name: "letters as rows, activities as columns",
    format: "markdown",
    text: `| | Dig the pond | Line it | Fill it |
|---|---|---|---|
| Responsible | Gardener | Gardener, Roofer | Gardener |
| Accountable | House owner | House owner | |
| Consulted | Neighbour | | Water company |
| Informed | | Neighbour | Neighbour |
`,
    layout: "transposed",
    roles: 5,
    rows: [
      ["Dig the pond", 1, 1],
      ["Line it", 1, 2],
      ["Fill it", 0, 1],
    ],
  },
  {
    name: "phase column, merged downwards, and a deliverable",
    format: "csv",
    text: `Phase,Task,Deliverable,Translator,Editor,Client
Preparation,Glossary,Term list,R,A,C
,Style guide,PDF,C,A/R,I
Delivery,Proofs,Marked copy,I,R,A
,Hand-over,Zip file,,A,R
`,
    layout: "roles-as-columns",
    roles: 3,
    rows: [
      ["Glossary", 1, 1],
      ["Style guide", 1, 1],
      ["Proofs", 1, 1],
      ["Hand-over", 1, 1],
    ],
  },
  {
    name: "emoji letters and ragged rows in a quote",
    format: "markdown",
    text: `> | Chore | Ana | Bo | Cy |
> |---|---|---|---|
> | Dishes | 🅰️ | ®️ |
> | Bins | ℹ️ | 🅰️ ®️ | ©️ |
> | Plants | | | ®️ |
`,
    layout: "roles-as-columns",
    roles: 3,
    rows: [
      ["Dishes", 1, 1],
      ["Bins", 1, 1],
      ["Plants", 0, 1],
    ],
  },
  {
    name: "legend rows below, and an empty role",
    format: "csv",
    text: `Work package,Astronomer,Engineer,Students,Press office
Mirror coating,A,R,I,
Night schedule,A/R,C,C,
Open dome evening,A,I,R,
R = Responsible,,,,
A = Accountable,,,,
"C = Consulted, I = Informed",,,,
`,
    layout: "roles-as-columns",
    roles: 4,
    rows: [
      ["Mirror coating", 1, 1],
      ["Night schedule", 1, 1],
      ["Open dome evening", 1, 1],
    ],
  },
];
