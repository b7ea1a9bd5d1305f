package sample

import "vneidbot/bot"

// kind is a kind of unit and how many of a hundred are of it.
type kind struct {
	level   bot.Level
	prefix  string
	share   uint64
	private uint64 // of a hundred
	digit   int    // of the level in a mã trường, 0 for none
}

func (k kind) owner(dice uint64) bot.Ownership {
	if dice < k.private {
		return bot.Private
	}
	return bot.Public
}

// plain are the units of the areas, straight those of the department.
var (
	plain = []kind{
		{bot.Nursery, "Mầm non", 44, 25, 1},
		{bot.NurseryGroup, "Nhóm lớp mầm non độc lập", 17, 100, 2},
		{bot.Primary, "Tiểu học", 20, 3, 3},
		{bot.Lower, "THCS", 15, 2, 4},
		{bot.PrimaryLower, "TH&THCS", 4, 10, 5},
	}
	straight = []kind{
		{bot.Upper, "THPT", 44, 30, 6},
		{bot.LowerUpper, "THCS&THPT", 3, 60, 7},
		{bot.AllThrough, "TH, THCS&THPT", 3, 90, 8},
		{bot.Continuing, "Trung tâm GDTX", 4, 0, 9},
		{bot.Centre, "Trung tâm GDNN-GDTX", 9, 0, 0},
		{bot.Vocational, "Trung cấp", 15, 50, 0},
		{bot.Vocational, "Cao đẳng", 10, 20, 0},
		{bot.University, "Đại học", 5, 30, 0},
		{bot.OtherLevel, "Trung tâm Ngoại ngữ", 7, 100, 0},
	}
)

func pick(kinds []kind, dice uint64) kind {
	for _, k := range kinds {
		if dice < k.share {
			return k
		}
		dice -= k.share
	}
	return kinds[0]
}

var first = []string{
	"Hoa", "Sao", "Ánh", "Bình", "Hướng", "Minh", "Tân", "Thanh", "Hòa", "Phúc",
	"Vàng", "Sơn", "Ngọc", "Đông", "Nam", "Bắc", "Tràng", "Cát", "Lộc", "Thủy",
}

var second = []string{
	"Sen", "Mai", "Dương", "Minh", "Nghĩa", "Thịnh", "Lan", "Phượng", "Khê", "Lâm",
	"Cúc", "Đào", "Giang", "Hải", "Trúc", "Yên", "An", "Tiến", "Quang", "Hưng", "Việt", "Xuân",
}

// baseName is the name behind the level, the same one in several areas.
func baseName(area string, i int) string {
	dice := mix(area, i*3+2)
	a, b := first[dice%uint64(len(first))], second[dice/64%uint64(len(second))]
	if a == b {
		b = second[0]
	}
	return a + " " + b
}
