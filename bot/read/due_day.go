package read

import "time"

// day reads a day that begins there, and tells how many tokens that took.
func (r *dueReader) day(i int) int {
	for _, read := range []func(int) int{r.yearFirst, r.span, r.number, r.eachWeek, r.weekday, r.spoken, r.month} {
		if n := read(i); n > 0 {
			r.take(i, i+n)
			return n
		}
	}
	return 0
}

// yearFirst reads "2025-05-21".
func (r *dueReader) yearFirst(i int) int {
	const tokens = 5
	if r.at(i).digits != 4 || !r.at(i+1).is(dateSigns) || !r.small(i+2) || !r.at(i+3).is(dateSigns) || !r.small(i+4) {
		return 0
	}
	r.say(i, tokens, saidDay{day: r.at(i + 4).n, month: r.at(i + 2).n, year: r.at(i).n})
	return tokens
}

// number reads "21/5/2025", or "21" of "21,23/5", which waits for its month.
func (r *dueReader) number(i int) int {
	s, n := r.dayMonth(i)
	if n == 1 {
		r.loose = append(r.loose, i)
	}
	if n <= 1 {
		return n
	}
	r.giveMonth(s, i+2, i+n)
	r.say(i, n, s)
	return n
}

// dayMonth reads "21/5/2025", "21/5", or "21" alone, whose month is 0.
func (r *dueReader) dayMonth(i int) (s saidDay, n int) {
	if !r.small(i) {
		return s, 0
	}
	if !r.at(i+1).is(dateSigns) || !r.small(i+2) || r.clockEnd(i+2) > i+2 {
		return saidDay{day: r.at(i).n}, 1
	}
	s, n = saidDay{day: r.at(i).n, month: r.at(i + 2).n}, 3
	switch sign, year := r.at(i+3), r.at(i+4); {
	case (sign.is(dateSigns[:3]) || sign.fold == "nam") && (year.digits == 4 || year.digits == 2) && r.clockEnd(i+4) == i+4:
		s.year, n = year.n, 5
		if year.digits == 2 {
			s.year += 2000
		}
	case sign.digits == 4:
		s.year, n = sign.n, 4
	}
	return s, n
}

// giveMonth gives the days that waited for a month the one of s, whose month and year
// stand in those tokens.
func (r *dueReader) giveMonth(s saidDay, from, to int) {
	for _, at := range r.loose {
		r.say(at, 1, saidDay{day: r.at(at).n, month: s.month, year: s.year})
		r.said[len(r.said)-1].word += "/" + r.text[r.at(from).from:r.at(to-1).to]
	}
	r.loose = nil
}

func (r *dueReader) say(i, n int, s saidDay) {
	s.word = r.text[r.at(i).from:r.at(i+n-1).to]
	r.said = append(r.said, s)
}

// weekday reads "thứ sáu", "t6", "chủ nhật", with "này", "tuần sau" behind it.
func (r *dueReader) weekday(i int) int {
	day, n := r.dayOfWeek(i)
	if n == 0 {
		return 0
	}
	if r.at(i+n).fold == "tuan" {
		n++
	}
	week := 0
	switch r.at(i + n).fold {
	case "nay":
		n++
	case "sau", "toi", "ke":
		week = 7
		n++
		r.later(i)
	default:
		r.said = append(r.said, saidDay{exact: r.onWeekday(day, 0), bare: true, named: true, weekday: day, end: i + n})
		return n
	}
	r.said = append(r.said, saidDay{exact: r.onWeekday(day, week), named: true, weekday: day})
	return n
}

// dayOfWeek reads the name of a day of the week; n is 0 where none stands there.
func (r *dueReader) dayOfWeek(i int) (day time.Weekday, n int) {
	t, next := r.at(i), r.at(i+1)
	known, english := englishDays[t.fold]
	switch {
	case t.fold == "thu" || t.fold == "t" && r.glued(i+1):
		if day, ok := weekdays[next.fold]; ok {
			return day, 2
		}
		return 0, 0
	case t.fold == "chu" && next.fold == "nhat":
		return time.Sunday, 2
	case t.fold == "cn":
		return time.Sunday, 1
	case english:
		return known, 1
	}
	return 0, 0
}

// later gives the weekdays right before token i the week that is said behind them all:
// "thứ hai và thứ năm tuần sau".
func (r *dueReader) later(i int) {
	for k := len(r.said) - 1; k >= 0 && r.said[k].bare; k-- {
		s := &r.said[k]
		for at := s.end; at < i; at++ {
			if t := r.at(at); !t.is(dueFillers) && !t.is(dueSeparators) {
				return
			}
		}
		s.exact, s.bare, i = r.onWeekday(s.weekday, 7), false, s.end-2
	}
}

// onWeekday is that day of this week or of the next; one of this week that has
// passed is the coming one.
func (r *dueReader) onWeekday(day time.Weekday, later int) time.Time {
	fromMonday := func(d time.Weekday) int { return (int(d) + 6) % 7 }
	t := r.today.AddDate(0, 0, fromMonday(day)-fromMonday(r.today.Weekday())+later)
	if t.Before(r.today) {
		t = t.AddDate(0, 0, 7)
	}
	return t
}

// spoken reads "hôm nay", "ngày mai", "ngày kia".
func (r *dueReader) spoken(i int) int {
	for _, s := range spokenDays {
		if r.reads(i, s.words) {
			r.said = append(r.said, saidDay{exact: r.today.AddDate(0, 0, s.days)})
			return len(s.words)
		}
	}
	return 0
}

// reads compares with accents; "Mai" in a name is no tomorrow.
func (r *dueReader) reads(i int, words []string) bool {
	for n, word := range words {
		t := r.at(i + n)
		if t.plain != word || word == "mai" && i > 0 && !r.at(i-1).used && n == 0 && !r.at(i-1).is(dueFillers) && !r.at(i-1).is(dueSeparators) {
			return false
		}
	}
	return true
}

// month complains about "tháng 5" without a day; behind "hàng tuần" it is the last day of
// the month.
func (r *dueReader) month(i int) int {
	if r.at(i).fold != "thang" || !r.small(i+1) {
		return 0
	}
	if n := r.at(i + 1).n; r.again && n >= 1 && n <= 12 {
		first, _ := r.nextOf(n, 1)
		if n == int(r.today.Month()) {
			first = time.Date(r.today.Year(), r.today.Month(), 1, 0, 0, 0, 0, time.UTC)
		}
		r.said = append(r.said, saidDay{exact: first.AddDate(0, 1, -1)})
		return 2
	}
	r.fail(MonthAlone, i, i+2)
	return 2
}
