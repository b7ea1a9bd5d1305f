package names

import (
	"slices"

	"vneidbot/bot"
)

// levelSet holds the kinds of school that a text or a unit speaks of.
type levelSet uint16

const (
	nursery levelSet = 1 << iota
	group
	primary
	lower
	upper
	continuing
	training
	university
	college
	technical
	languages
	secondary // lower or upper: "trung học"
	several   // of the general levels more than one: "liên cấp"
	trade     // "trường nghề"
)

// levelBits are the kinds that the level atoms say.
var levelBits = map[string]levelSet{"mn": nursery, "nt": group, "th": primary, "thcs": lower, "thpt": upper, "ptcs": primary | lower, "cap23": lower | upper, "cap123": primary | lower | upper, "trunghoc": secondary, "lien": several,
	"gdtx": continuing, "gdnn": training, "dh": university, "hv": university, "cd": college, "tc": college, "nghe": trade, "ktth": technical, "nn": languages}

// levelsOf are the kinds that the atoms name.
func levelsOf(atoms []atom) (s levelSet) {
	for _, a := range atoms {
		if a.class == level {
			s |= levelBits[a.fold]
		}
	}
	return s
}

// alsoCalled adds what people call schools of these kinds as well.
func alsoCalled(s levelSet) levelSet {
	if s&(nursery|group) != 0 {
		s |= nursery | group
	}
	if s&(lower|upper) != 0 {
		s |= secondary
	}
	if general := s & (primary | lower | upper); general&(general-1) != 0 {
		s |= several
	}
	if s&(training|college) != 0 {
		s |= trade
	}
	return s
}

// touching are the kinds that people call a school of the level by.
func touching(l bot.Level) levelSet {
	switch l {
	case bot.Nursery, bot.NurseryGroup:
		return nursery | group
	case bot.Primary:
		return primary
	case bot.Lower:
		return lower
	case bot.PrimaryLower:
		return primary | lower
	case bot.LowerUpper:
		return lower | upper
	case bot.AllThrough:
		return primary | lower | upper
	case bot.Upper:
		return upper
	case bot.Continuing:
		return continuing
	case bot.Centre:
		return continuing | training
	case bot.Vocational:
		return training | college
	case bot.University:
		return university | college
	default:
		return 0
	}
}

func levelNumber(l bot.Level) uint8 { return uint8(slices.Index(bot.Levels(), l)) } // 255 for none

func (u *unit) bot() bot.Level {
	if all := bot.Levels(); int(u.level) < len(all) {
		return all[u.level]
	}
	return ""
}
