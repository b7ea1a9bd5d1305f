// Package sample invents a roster for the demonstration and for tests: schools
// that do not exist, in areas that do. Their tax codes come from 02999…, a
// range nobody was given, with right check digits; there are no people in it.
//
// The same arguments give the same units on every machine.
package sample

import (
	"fmt"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/roster"
)

// directShare is which part of the units, in percent, reports straight to the
// department.
const directShare = 8

// Units invents n units over the areas of the city on the day. Like a real
// roster it has units without a code, units that share one, all levels, and
// names that return in other areas. The first unit of Dương Kinh is
// "Mầm non Hoa Sen" with the code 0299900124.
func Units(n int, day time.Time) []roster.Row {
	m := maker{codes: newCodes(), names: map[[2]string]int{}, schools: map[string]int{}}
	areas := Areas(day)
	direct := n * directShare / 100
	for i, size := range sizes(areas, n-direct) {
		m.fill(areas[i].Name, i, size, plain)
	}
	m.fill(bot.DirectName, len(areas), direct, straight)
	return m.rows
}

// sizes shares n units out among the areas, unevenly as life does.
func sizes(areas []bot.Area, n int) []int {
	weights, all := make([]int, len(areas)), 0
	for i, a := range areas {
		weights[i] = 5 + int(mix(a.Code, 0)%20)
		all += weights[i]
	}
	got, left := make([]int, len(areas)), n
	for i, w := range weights {
		got[i] = n * w / all
		left -= got[i]
	}
	for i := range left {
		got[i%len(got)]++
	}
	return got
}

// maker makes rows.
type maker struct {
	rows    []roster.Row
	codes   *codes
	names   map[[2]string]int // how often a name was given in an area
	schools map[string]int
}

func (m *maker) fill(area string, number, size int, kinds []kind) {
	for i := range size {
		k := pick(kinds, mix(area, i)%100)
		r := roster.Row{Area: area, Level: k.level, Owner: k.owner(mix(area, i+1) % 100)}
		r.Name = m.name(area, k, baseName(area, i))
		r.School = m.school(number, k)
		r.Code = m.codes.next(len(m.rows))
		if i == 0 && bot.FoldName(area) == "duong kinh" {
			r.Name, r.Level, r.Owner, r.Code = "Mầm non Hoa Sen", bot.Nursery, bot.Public, firstCode
			m.names[[2]string{area, bot.FoldName(r.Name)}]++
		}
		m.rows = append(m.rows, r)
	}
}

// name makes the unit's name; the second of its kind in an area is "… 2".
func (m *maker) name(area string, k kind, base string) string {
	name := k.prefix + " " + base
	key := [2]string{area, bot.FoldName(name)} // "Hoa Sen" and "Hòa Sen" fold alike
	m.names[key]++
	if count := m.names[key]; count > 1 {
		return fmt.Sprintf("%s %d", name, count)
	}
	return name
}

// school makes a mã trường: province, area, level and a number. Units that the
// department leads have none here, as so often.
func (m *maker) school(area int, k kind) string {
	if k.digit == 0 || area > 899 {
		return ""
	}
	stem := fmt.Sprintf("31%03d%d", area+100, k.digit)
	m.schools[stem]++
	if m.schools[stem] > 99 {
		return ""
	}
	return fmt.Sprintf("%s%02d", stem, m.schools[stem])
}

// mix is a fixed scrambling of a word and a number (FNV-1a and a finisher).
func mix(word string, n int) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	h += uint64(n) * 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
