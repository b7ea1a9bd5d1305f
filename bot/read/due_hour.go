package read

// hour reads an hour that begins there, and tells how many tokens that took.
func (r *dueReader) hour(i int) int {
	if n := r.partOfDay(i); n > 0 {
		return n
	}
	h, minute, end := r.clock(i)
	if end == i {
		return 0
	}
	later, end := r.half(h, end)
	switch {
	case later:
		h += 12
	case h >= 1 && h <= 6 && end == r.clockEnd(i) && r.at(i).digits == 1:
		h += 12 // nobody works at three in the night
	}
	if h > 23 || minute > 59 {
		r.fail(NoSuchHour, i, end)
		return end - i
	}
	r.keep(i, Hour(h*60+minute), end)
	return end - i
}

// clockEnd is where the clock's digits end, without the part of the day.
func (r *dueReader) clockEnd(i int) int {
	_, _, end := r.clock(i)
	return end
}

// clock reads "15h30", "15:30", "15.30", "15 giờ 30 phút", "3 giờ rưỡi", "4h kém 15".
func (r *dueReader) clock(i int) (hour, minute, end int) {
	if !r.small(i) {
		return 0, 0, i
	}
	hour = r.at(i).n
	if r.at(i+1).fold == ":" && r.glued(i+1) && r.at(i+2).digits == 2 || r.dotted(i) {
		return hour, r.at(i + 2).n, i + 3
	}
	if !r.at(i + 1).is(hourSigns) {
		return 0, 0, i
	}
	end = i + 2
	switch next := r.at(end); {
	case next.fold == "ruoi":
		return hour, 30, end + 1
	case next.fold == "kem" && r.small(end+1):
		return hour - 1, 60 - r.at(end+1).n, r.minuteEnd(end + 2)
	case r.small(end) && (r.glued(end) || next.digits == 2 && r.minutes(end)):
		return hour, next.n, r.minuteEnd(end + 1)
	}
	return hour, 0, end
}

// dotted tells whether "15.30" stands there, which can be no day: there is no such month.
func (r *dueReader) dotted(i int) bool {
	const months = 12
	minute := r.at(i + 2)
	if r.at(i+1).fold != "." || !r.glued(i+1) || !r.glued(i+2) || minute.digits != 2 || minute.n > 0 && minute.n <= months || r.at(i).n > 23 {
		return false
	}
	return !r.at(i+3).is(spanDates) || r.at(i+4).digits == 0 || r.dotted(i+4)
}

// minutes tells whether a number after an hour and a space is its minutes, and
// neither a day nor another hour.
func (r *dueReader) minutes(i int) bool {
	next := r.at(i + 1)
	if next.fold == "," && r.small(i+2) && r.at(i+3).is(hourSigns) {
		return true // "15 giờ 30, 16 giờ"
	}
	return !next.is(dateSigns) && !next.is(hourSigns) && next.fold != "," && next.fold != ":"
}

func (r *dueReader) minuteEnd(i int) int {
	if r.at(i).is(minuteEnds) {
		return i + 1
	}
	return i
}

// half reads the part of the day behind an hour, and tells whether it makes it
// twelve hours later.
func (r *dueReader) half(hour, end int) (later bool, _ int) {
	switch t := r.at(end); {
	case t.isLater() || t.fold == "pm":
		return hour < 12, end + 1
	case t.fold == "trua":
		return hour < 3, end + 1
	case t.plain == "sáng" || t.fold == "am", t.fold == "sang" && end+1 == len(r.tokens):
		return false, end + 1
	}
	if r.afternoon(end) {
		return hour < 12, end
	}
	return false, end
}

// partOfDay passes over "chiều" before a day or an hour; half looks back for it.
func (r *dueReader) partOfDay(i int) int {
	t, next := r.at(i), r.at(i+1)
	if !t.isLater() && t.plain != "sáng" && t.plain != "trưa" {
		return 0
	}
	if next.fold != "nay" && next.fold != "mai" && next.fold != "thu" && next.fold != "ngay" && r.clockEnd(i+1) == i+1 {
		return 0
	}
	r.take(i, i+1)
	if next.fold == "nay" {
		r.said = append(r.said, saidDay{exact: r.today})
		r.take(i+1, i+2)
		return 2
	}
	return 1
}

// afternoon tells whether "chiều" or "tối" was said before the hour.
func (r *dueReader) afternoon(end int) bool {
	for i := end - 1; i >= 0; i-- {
		if t := r.at(i); t.used && t.isLater() {
			return true
		}
	}
	return false
}

// isLater tells whether it is "chiều" or "tối", which is no "tới".
func (t dueToken) isLater() bool {
	return t.fold == "chieu" || t.plain == "tối" || t.plain == "toi"
}

// keep notes an hour by what it is called; without a name the first is the units'.
func (r *dueReader) keep(from int, h Hour, end int) {
	whose, begin, until := r.called(from, end)
	switch {
	case whose == ownHour && r.own == NoHour:
		r.own, r.ownName = h, [2]int{begin, until}
		begin, until = from, end
	case whose == areasHour && r.areas == NoHour, whose == anyHour && r.units != NoHour && r.areas == NoHour:
		r.areas = h
	case whose == unitsHour && r.units == NoHour, whose == anyHour && r.units == NoHour:
		r.units = h
	default:
		r.fail(ManyHours, from, end)
	}
	r.take(begin, until)
}

// keepOwn decides what the hour of the units is that report straight to the department:
// beside another one it is that of the areas' forms, alone it is theirs.
func (r *dueReader) keepOwn() {
	switch {
	case r.own == NoHour:
	case r.units == NoHour:
		r.units = r.own
	case r.areas == NoHour || r.areas == r.own:
		r.areas = r.own
		r.take(r.ownName[0], r.ownName[1])
	default:
		r.fail(ManyHours, r.ownName[0], r.ownName[1])
	}
}

// hourOf is whose hour it is.
type hourOf int

const (
	anyHour hourOf = iota
	unitsHour
	areasHour
	ownHour
)

// called finds what an hour is called: before it, else behind it, where the name is not
// that of the next one. The tokens from begin to end are the hour with its name.
func (r *dueReader) called(from, end int) (whose hourOf, begin, _ int) {
	back := from
	for back > 0 && (r.at(back-1).is(dueFillers) || r.at(back-1).fold == ":" || r.at(back-1).plain == "từ") && !r.at(back-1).used && r.at(back-1).fold != "gui" {
		back--
	}
	for _, n := range hourNames {
		if begin, ok := r.named(back, n.names); ok {
			return n.whose, begin, end
		}
	}
	whose, behind := r.calledBehind(end)
	if whose == ownHour && r.at(from-1).used { // "15h30 16h00 khối Sở" are both its hours
		return anyHour, back, end
	}
	return whose, back, behind
}

// calledBehind finds what stands right behind an hour, and where that ends.
func (r *dueReader) calledBehind(end int) (whose hourOf, _ int) {
	at := end
	for r.at(at).is(dueFor) || r.at(at).is(nameOpeners) {
		at++
	}
	for _, n := range hourNames {
		for _, name := range n.names {
			behind := at + len(name)
			if begin, ok := r.named(behind, [][]string{name}); ok && begin == at && r.closes(behind) {
				return n.whose, behind
			}
		}
	}
	return anyHour, end
}

// closes tells whether what an hour is called ends there: behind it comes no hour that it
// may name, and no name of an area.
func (r *dueReader) closes(i int) bool {
	if i >= len(r.tokens) || r.at(i).is(dueSeparators) && r.at(i).fold != ":" {
		return true
	}
	for r.at(i).is(dueFillers) {
		i++
	}
	return r.at(i).digits > 0 && r.clockEnd(i) == i
}

// named looks for one of the names right before a token.
func (r *dueReader) named(end int, names [][]string) (begin int, found bool) {
	for _, name := range names {
		begin = end - len(name)
		same := begin >= 0
		for i, word := range name {
			same = same && r.at(begin+i).fold == word
		}
		if same {
			return begin, true
		}
	}
	return end, false
}
