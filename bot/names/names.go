// Package names finds a unit by what somebody wrote about it: its name as it
// stands, abbreviated, misspelled, or anywhere in a sentence.
//
// It is pure and knows no records: an Index is fed with rows and asked. A search
// goes in two steps. First every stretch of the words is looked up as a whole
// name (spans.go): that finds what is written right, wherever it stands. Only
// when nothing is found, units that share words with the text are compared with
// it one by one (near.go), and what is found so is offered as a guess.
//
// What to expect: an exact name wins over all others; of names alike the one
// whose accents were typed; an area beside the name narrows. Words that people
// put around a name (read.Talk), addresses and cities name nothing by
// themselves. A unit of one very common word is found by its level or area only.
package names

import "vneidbot/bot"

// Row is what the index keeps of a unit.
type Row struct {
	ID    bot.UnitID
	Area  bot.AreaID
	Level bot.Level
	Name  string
}

// Query is what somebody wrote.
type Query struct {
	Text   string
	Inside func(bot.AreaID, bot.Level) bool // nil for everywhere
	First  bot.AreaID                       // looked through first, unless the text names another area; 0 for none
	Most   int                              // how many to offer
}

// Found is a unit that was found, best first in a list.
type Found struct {
	Unit  bot.UnitID
	Area  bot.AreaID
	Score int // of 100; a name as it stands has them all
	// Mention counts the schools that the text names: 0 for the first. Units of one
	// mention are what it may mean.
	Mention int
}

// Sure is the score from which on the text says the unit's name; below it the unit is
// only like it.
const Sure = 90

// Index finds units. Its methods may not be called at the same time as Put, Drop
// or SetAreas.
type Index struct {
	units []unit
	at    map[bot.UnitID]int32 // where a unit stands in units
	dead  int                  // units that no longer count
	voc   vocabulary
	keys  [keyKinds]keyTable
	areas *areas
}

// unit is one in the index; one without an id no longer counts.
type unit struct {
	id     bot.UnitID
	area   bot.AreaID
	level  uint8    // place in bot.Levels, 255 for none
	named  levelSet // that its name says
	levels levelSet // that its name and its level say
	words  []uint32 // of the vocabulary, levels and weak words left out
	plain  []uint32 // the same with their accents
}

// New is an empty index.
func New() *Index {
	x := &Index{at: map[bot.UnitID]int32{}, voc: newVocabulary(), areas: newAreas(nil)}
	for k := range x.keys {
		x.keys[k] = keyTable{first: map[uint64]int32{}}
	}
	return x
}

// Wasted tells whether so much of the index no longer counts that it is better
// made anew.
func (x *Index) Wasted() bool { return x.dead > len(x.units)/4+100 }

// SetAreas says which areas there are.
func (x *Index) SetAreas(list []bot.Area) { x.areas = newAreas(list) }

// Put takes a unit in, in the place of what the index had of it.
func (x *Index) Put(r Row) {
	x.Drop(r.ID)
	here := int32(len(x.units))
	atoms := unitAtoms(r.Name)
	u := unit{id: r.ID, area: r.Area, level: levelNumber(r.Level), named: levelsOf(atoms), levels: alsoCalled(levelsOf(atoms) | touching(r.Level))}
	for _, a := range atoms {
		if a.class == proper {
			u.words = append(u.words, x.voc.post(a.fold, here))
			u.plain = append(u.plain, x.voc.id(a.plain))
		}
	}
	for k, key := range keysOf(atoms) {
		x.keys[k].add(key, here)
	}
	x.units = append(x.units, u)
	x.at[r.ID] = here
}

// Drop forgets a unit.
func (x *Index) Drop(id bot.UnitID) {
	if old, ok := x.at[id]; ok {
		x.units[old].id = 0
		x.dead++
		delete(x.at, id)
	}
}
