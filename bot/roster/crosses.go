package roster

import (
	"strings"

	"vneidbot/bot"
)

// mark is a column that stands for a level, or for a kind of ownership.
type mark struct {
	at    int
	title string // as the file writes it
	level bot.Level
	owner bot.Ownership
}

func (m mark) stands() bool { return m.level != "" || m.owner != bot.UnknownOwner }

// markOf is the column as a mark. A heading that is understood is none, unless that is
// the one over it: "Loại trường" over "Mầm non" and "Tiểu học".
func (f *form) markOf(parts []string, at int, understood bool) mark {
	if f.place == none || len(parts) == 0 || len(parts) == 1 && counting(parts[0]) {
		return mark{}
	}
	last := parts[len(parts)-1]
	if _, known := f.rank[words(last)]; known {
		return mark{}
	}
	if !understood || len(parts) > 1 {
		if level := cellLevel(last); level != "" {
			return mark{at: at, title: last, level: level}
		}
	}
	if o := cellOwner(last); o.known {
		return mark{at: at, title: last, owner: o.Ownership}
	}
	return mark{}
}

// crossed tells whether there are columns that are each a level, and each a kind.
func (h *header) crossed() (levels, owners bool) {
	n := 0
	for _, m := range h.marks {
		if m.level != "" {
			n++
		}
	}
	return n > 1, len(h.marks)-n > 1
}

// marked are the level whose column has a cross, or the school of several of them, and
// the kind that has one.
func (r *reading) marked() (level bot.Level, owner bot.Ownership) {
	var levels, owners []string
	for _, m := range r.head.marks {
		switch {
		case !cross(cellAt(r.cells, m.at)):
		case m.level != "":
			levels = append(levels, levelWords[m.level])
		default:
			owners, owner = append(owners, ""), m.owner
		}
	}
	if len(owners) > 1 {
		owner = bot.UnknownOwner
	}
	return cellLevel(strings.Join(levels, "&")), owner
}

// cross tells whether a cell says that its column holds: by whatever sign, but not by
// a number of things.
func cross(cell string) bool {
	switch words(cell) {
	case "khong", "chua", "0":
		return false
	case "1":
		return true
	}
	return strings.Trim(cell, "-–—._ ") != "" && !allDigits(cell)
}
