package locales

import (
	"fmt"
	"strconv"
	"time"

	"vneidbot/bot"
)

// appendArg formats one argument by its type.
func (l *tongue) appendArg(dst []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return dst
	case string:
		return append(dst, v...)
	case int:
		return l.appendInt(dst, int64(v))
	case int64:
		return l.appendInt(dst, v)
	case bot.Text:
		return l.appendText(dst, v)
	case bot.List:
		return l.appendList(dst, v, ", ")
	case bot.Series:
		return l.appendList(dst, v, "; ")
	case bot.Lines:
		return l.appendList(dst, v, "\n")
	case bot.Addends:
		return l.appendList(dst, v, " + ")
	case time.Time:
		return l.appendMoment(dst, v)
	case bot.Day:
		return l.appendDay(dst, time.Time(v))
	case bot.Clock:
		return l.appendClock(dst, time.Time(v))
	case bot.PerMille:
		return l.appendPerMille(dst, int(v))
	default:
		return l.appendWord(dst, v)
	}
}

// appendWord formats the words of the business.
func (l *tongue) appendWord(dst []byte, v any) []byte {
	switch v := v.(type) {
	case bot.TaxCode:
		return append(dst, v.Grouped()...)
	case bot.Phone:
		return append(dst, v.Grouped()...)
	case bot.Receipt:
		return append(dst, v...)
	case bot.Status:
		return l.appendLabel(dst, "status.", string(v))
	case bot.Level:
		return l.appendLabel(dst, "level.", string(v))
	case bot.Reason:
		return l.appendLabel(dst, "reason.", string(v))
	case bot.Ownership:
		return l.appendLabel(dst, "ownership.", string(v))
	case bot.ReturnReason:
		return l.appendLabel(dst, "return_reason.", string(v))
	case bot.Review:
		return l.appendLabel(dst, "review.", string(v))
	case bot.AccountID:
		return append(dst, v...)
	default:
		l.report("locales: argument of unknown type", fmt.Sprintf("%T", v))
		return fmt.Append(dst, v)
	}
}

// appendLabel says a code by its label; the empty code has one too.
func (l *tongue) appendLabel(dst []byte, table, code string) []byte {
	if code == "" {
		code = "none"
	}
	return l.appendText(dst, bot.Text{Key: table + code})
}

func (l *tongue) appendList(dst []byte, texts []bot.Text, between string) []byte {
	for i, t := range texts {
		if i > 0 {
			dst = append(dst, between...)
		}
		dst = l.appendText(dst, t)
	}
	return dst
}

// appendInt groups thousands: 1.234 or 1,234.
func (l *tongue) appendInt(dst []byte, n int64) []byte {
	var room [20]byte
	digits := strconv.AppendInt(room[:0], n, 10)
	if digits[0] == '-' {
		dst, digits = append(dst, '-'), digits[1:]
	}
	for i, d := range digits {
		if left := len(digits) - i; i > 0 && left%3 == 0 {
			dst = append(dst, l.marks.thousands...)
		}
		dst = append(dst, d)
	}
	return dst
}

// appendPerMille says tenths of a percent: 45,5%; all and none without decimals.
func (l *tongue) appendPerMille(dst []byte, n int) []byte {
	dst = strconv.AppendInt(dst, int64(n/10), 10)
	if n != 0 && n != 1000 {
		dst = append(dst, l.marks.decimal...)
		dst = strconv.AppendInt(dst, int64(n%10), 10)
	}
	return append(dst, '%')
}
