package locales

import (
	"strconv"
	"time"
)

// marks are the small patterns of a language, read once.
type marks struct {
	moment, clock      words
	thousands, decimal string
}

func (l *tongue) readMarks() marks {
	text := func(key string) string { return l.pattern(key).plain() }
	return marks{
		moment: l.pattern("date.moment"), clock: l.pattern("date.clock"),
		thousands: text("number.thousands"), decimal: text("number.decimal"),
	}
}

func (l *tongue) pattern(key string) words {
	if s := l.sentences[key]; s != nil {
		return s.other
	}
	if l.fallback != nil {
		return l.fallback.pattern(key)
	}
	return nil
}

// appendMoment says "14h52 ngày 21/5/2025".
func (l *tongue) appendMoment(dst []byte, t time.Time) []byte {
	for _, p := range l.marks.moment {
		switch p.name {
		case "clock":
			dst = l.appendClock(dst, t)
		case "day":
			dst = l.appendDay(dst, t)
		default:
			dst = append(dst, p.text...)
		}
	}
	return dst
}

// appendClock says "15h30".
func (l *tongue) appendClock(dst []byte, t time.Time) []byte {
	t = t.In(l.zone)
	for _, p := range l.marks.clock {
		switch p.name {
		case "hour":
			dst = appendTwo(dst, t.Hour())
		case "minute":
			dst = appendTwo(dst, t.Minute())
		default:
			dst = append(dst, p.text...)
		}
	}
	return dst
}

// appendDay says "21/5/2025" in every language. Official letters write a
// leading zero for days under 10 and for the months 1 and 2 only, where a
// stroke could make another number of them.
func (l *tongue) appendDay(dst []byte, t time.Time) []byte {
	year, month, day := t.In(l.zone).Date()
	dst = append(appendTwo(dst, day), '/')
	if month <= time.February {
		dst = append(dst, '0')
	}
	dst = append(strconv.AppendInt(dst, int64(month), 10), '/')
	return strconv.AppendInt(dst, int64(year), 10)
}

func appendTwo(dst []byte, n int) []byte {
	return append(dst, byte('0'+n/10), byte('0'+n%10))
}
