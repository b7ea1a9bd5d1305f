package desk

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"vneidbot/bot"
)

// maxData is what a button may carry.
const maxData = 64

// A button's data is "o:verb:field:field…".
func data(verb string, fields ...string) string {
	return ours + strings.Join(append([]string{verb}, fields...), ":")
}

func splitData(s string) (verb string, fields []string) {
	parts := strings.Split(strings.TrimPrefix(s, ours), ":")
	return parts[0], parts[1:]
}

// mark is a short fingerprint of what the person saw, so that a tap on what
// has changed since changes nothing.
func mark(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:5])
}

// num writes ids and counts in base 36.
func num[N ~int | ~int64](n N) string { return strconv.FormatInt(int64(n), 36) }

// num10 is an id as audit lines name it.
func num10[N ~int | ~int64](n N) string { return strconv.FormatInt(int64(n), 10) }

// unnum is 0 and false for what is no number: buttons can be made up.
func unnum[N ~int | ~int64](s string) (N, bool) {
	n, err := strconv.ParseInt(s, 36, 64)
	if err != nil || n < 0 {
		return 0, false
	}
	return N(n), true
}

// between stands between the pairs of a scope.
const between = "+"

// encodeScope gives the two fields of a scope: of each pair the areas as "*", as
// a list of ids, or as a bitmap when that is shorter, and the levels as "*" or bits.
func encodeScope(s bot.Scope) (areas, levels string) {
	var as, ls []string
	for _, p := range s {
		as, ls = append(as, encodeAreas(p)), append(ls, encodeLevels(p))
	}
	return strings.Join(as, between), strings.Join(ls, between)
}

func encodeAreas(s bot.Pair) string {
	if s.AllAreas {
		return "*"
	}
	ids := slices.Sorted(slices.Values(s.Areas))
	var list []string
	for _, id := range ids {
		list = append(list, num(id))
	}
	short := strings.Join(list, ".")
	if len(ids) < 2 {
		return short
	}
	if b := bitmap(ids); len(b) < len(short) {
		return b
	}
	return short
}

// bitmap is "first~bits", bit n for the area first+n.
func bitmap(ids []bot.AreaID) string {
	first, last := ids[0], ids[len(ids)-1]
	if last-first > 8*maxData {
		return strings.Repeat("x", 8*maxData) // too wide to be any use
	}
	bits := make([]byte, (last-first)/8+1)
	for _, id := range ids {
		bits[(id-first)/8] |= 1 << ((id - first) % 8)
	}
	return num(first) + "~" + base64.RawURLEncoding.EncodeToString(bits)
}

func encodeLevels(s bot.Pair) string {
	if s.AllLevels {
		return "*"
	}
	bits := 0
	for i, l := range bot.Levels() {
		if slices.Contains(s.Levels, l) {
			bits |= 1 << i
		}
	}
	return num(bits)
}

// decodeScope reads what encodeScope wrote; false for anything else.
func decodeScope(areas, levels string) (s bot.Scope, ok bool) {
	as, ls := strings.Split(areas, between), strings.Split(levels, between)
	if len(as) != len(ls) {
		return nil, false
	}
	for i := range as {
		p, ok := decodePair(as[i], ls[i])
		if !ok {
			return nil, false
		}
		s = append(s, p)
	}
	return s, !s.Empty()
}

func decodePair(areas, levels string) (p bot.Pair, ok bool) {
	if p.AllAreas = areas == "*"; !p.AllAreas {
		if p.Areas, ok = decodeAreas(areas); !ok {
			return bot.Pair{}, false
		}
	}
	if p.AllLevels = levels == "*"; !p.AllLevels {
		if p.Levels, ok = decodeLevels(levels); !ok {
			return bot.Pair{}, false
		}
	}
	return p, true
}

func decodeAreas(text string) ([]bot.AreaID, bool) {
	if first, bits, is := strings.Cut(text, "~"); is {
		return decodeBitmap(first, bits)
	}
	var ids []bot.AreaID
	for _, part := range strings.Split(text, ".") {
		id, ok := unnum[bot.AreaID](part)
		if !ok || id == 0 {
			return nil, false
		}
		ids = append(ids, id)
	}
	return ids, true
}

func decodeBitmap(first, bits string) ([]bot.AreaID, bool) {
	base, ok := unnum[bot.AreaID](first)
	raw, err := base64.RawURLEncoding.DecodeString(bits)
	if !ok || base == 0 || err != nil {
		return nil, false
	}
	var ids []bot.AreaID
	for i := range 8 * len(raw) {
		if raw[i/8]&(1<<(i%8)) != 0 {
			ids = append(ids, base+bot.AreaID(i))
		}
	}
	return ids, true
}

func decodeLevels(text string) ([]bot.Level, bool) {
	bits, ok := unnum[int](text)
	if !ok || bits >= 1<<len(bot.Levels()) {
		return nil, false
	}
	var levels []bot.Level
	for i, l := range bot.Levels() {
		if bits&(1<<i) != 0 {
			levels = append(levels, l)
		}
	}
	return levels, true
}
