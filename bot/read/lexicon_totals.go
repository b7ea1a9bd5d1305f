package read

import (
	"strings"

	"vneidbot/bot"
)

// withComma are levels whose printed name has a comma, and what says the same
// without one.
var withComma = strings.NewReplacer("mầm non độc lập (nhóm, lớp)", "mầm non độc lập", "mam non doc lap (nhom, lop)", "mam non doc lap", "th, thcs&thpt", "th thcs thpt")

// andWords mean both of what stands beside them.
var andWords = []string{"và", "va", "and", "với", "voi", "cùng", "cung"}

// kindWords mean the city alone, and nothing before a name.
var kindWords = []string{"thanh pho", "tp", "tinh"}

// Words for all areas, folded: of the city, whose areas come with the program,
// one of the second row, alone or behind one of the first; of anything else, one
// of the third behind one of the first. The fourth stand alone.
var (
	wholeWords  = []string{"toan", "toan bo", "ca", "moi", "tat ca", "tat ca cac", "cac", "whole"}
	cityWords   = []string{"thanh pho", "tp", "tinh", "city"}
	cityNames   = []string{"hai phong", "hp", "tphp", "tp hp", "tp hai phong", "thanh pho hai phong", "hai phong city"}
	placeWords  = []string{"dia ban", "phuong", "xa", "phuong xa", "xa phuong", "xa phuong dac khu", "phuong xa dac khu", "don vi", "truong", "khu vuc", "noi"}
	alonePlaces = []string{"tat ca", "toan bo", "all", "everything", "cong", "tong", "tong cong", "tong so", "total"}
)

// Words for all areas of one kind: one of the first before one of the second, folded.
var (
	manyWords    = []string{"tat ca cac", "toan bo cac", "tat ca", "moi", "cac"}
	kindsOfAreas = []string{"phuong", "xa", "dac khu", "quan", "huyen", "thi xa"}
)

// aroundPlaces stand before or behind areas and levels in a sentence, folded,
// longest first.
var aroundPlaces = [2][]string{
	{"cho toi xem", "cho em xem", "cho minh xem", "cho xem", "toi muon xem", "xem giup", "xem rieng", "xem", "so lieu tong hop", "so lieu cua", "so lieu", "tong hop", "danh sach",
		"cua cac don vi", "cua cac truong", "cac don vi", "don vi", "cua", "o", "tai", "thuoc", "dia ban", "khu vuc", "rieng", "chi", "ve", "cho", "cac phuong xa", "cac xa phuong", "cac phuong", "cac xa", "cac dia ban", "dong chi", "in", "of", "for"},
	{"giup toi", "giup em", "giup minh", "giup voi", "giup", "cho toi", "cho em", "cho minh", "voi a", "voi", "nhe a", "nhe", "nha", "a", "di", "xem nao", "nao", "thoi", "cam on", "please"},
}

// What is typed behind /tonghop besides places and levels, folded, longest first:
// all that its tables and buttons print. The last stand alone.
var (
	levelTable   = []string{"theo tung cap hoc", "theo cap hoc", "tung cap hoc", "theo bac hoc", "theo cap", "tung cap", "by level"}
	areaTable    = []string{"theo tung dia ban", "theo dia ban", "tung dia ban", "theo phuong xa", "theo xa phuong", "tung phuong xa", "tung xa phuong", "theo phuong", "theo xa", "tung phuong", "tung xa", "by area"}
	blockTable   = []string{"theo khoi cua cong van", "tung khoi theo cong van", "theo khoi", "tung khoi", "sau khoi", "6 khoi", "theo cong van", "by block"}
	nameOrder    = []string{"xep theo ten", "sap xep theo ten", "theo ten dia ban", "theo ten", "by name"}
	missingOrder = []string{"con thieu nhieu nhat", "thieu nhieu nhat", "xep theo thieu", "con don vi chua bao cao", "don vi chua bao cao", "chua bao cao", "chua bc", "chua nop", "con thieu", "most missing", "not reported"}
	presentNow   = []string{"lam moi", "moi nhat", "so lieu luc nay", "luc nay", "hien nay", "hien tai", "bay gio", "refresh", "now"}
	ownPlaces    = []string{"dia ban cua toi", "dia ban cua em", "dia ban cua minh", "dia ban toi phu trach", "dia ban em phu trach", "dia ban phu trach", "pham vi cua toi", "pham vi cua minh", "phuong cua toi", "xa cua toi", "phuong toi", "xa toi", "phuong em", "xa em", "cua toi", "cua em", "cua minh"}
	columnWords  = []string{"duoc tiep nhan tro len", "duoc tiep nhan", "dinh danh thanh cong", "thanh cong", "hoan thanh", "bi tu choi", "tu choi", "chua dang ky", "trang thai khac", "da bao cao du", "da bao cao", "da xac nhan", "ket noi duoc", "so lieu tong hop"}
	columnHeads  = []string{"ts", "tn", "dd", "tch", "cdk", "cbc", "kh", "ty le", "phan tram", "so lieu", "tong hop"}
	tableHeads   = map[string]bot.By{"cap hoc": bot.ByLevel, "dia ban": bot.ByArea, "khoi": bot.ByBlock, "level": bot.ByLevel, "area": bot.ByArea, "block": bot.ByBlock}
)
