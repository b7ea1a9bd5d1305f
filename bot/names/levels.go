package names

import (
	"slices"

	"vneidbot/bot"
)

// levelSet holds the kinds of school that a text or a unit speaks of.
type levelSet uint16

// levelBits are the bits of the level atoms.
var levelBits = map[string]levelSet{"mn": 1, "nt": 1 << 1, "th": 1 << 2, "thcs": 1 << 3, "thpt": 1 << 4, "gdtx": 1 << 5, "gdnn": 1 << 6, "dh": 1 << 7, "cd": 1 << 8, "tc": 1 << 8, "ktth": 1 << 9}

// levelsOf are the kinds that the atoms name.
func levelsOf(atoms []atom) (s levelSet) {
	for _, a := range atoms {
		if a.class == level {
			s |= levelBits[a.fold]
		}
	}
	return s
}

// alike adds what people call a nursery group as well.
func alike(s levelSet) levelSet {
	if nursery := levelBits["mn"] | levelBits["nt"]; s&nursery != 0 {
		return s | nursery
	}
	return s
}

// touching are the kinds that people call a school of the level by.
func touching(l bot.Level) levelSet {
	switch l {
	case bot.Nursery, bot.NurseryGroup:
		return levelBits["mn"] | levelBits["nt"]
	case bot.Primary:
		return levelBits["th"]
	case bot.Lower:
		return levelBits["thcs"]
	case bot.PrimaryLower:
		return levelBits["th"] | levelBits["thcs"]
	case bot.LowerUpper:
		return levelBits["thcs"] | levelBits["thpt"]
	case bot.AllThrough:
		return levelBits["th"] | levelBits["thcs"] | levelBits["thpt"]
	case bot.Upper:
		return levelBits["thpt"]
	case bot.Continuing:
		return levelBits["gdtx"]
	case bot.Centre:
		return levelBits["gdtx"] | levelBits["gdnn"]
	case bot.Vocational:
		return levelBits["gdnn"] | levelBits["cd"]
	case bot.University:
		return levelBits["dh"] | levelBits["cd"]
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
