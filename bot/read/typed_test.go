package read

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// heard is what of a text is a fact, or an answer, in short.
func heard(text string) string {
	w := Text(text)
	var all []string
	for _, c := range w.Codes {
		all = append(all, string(c.Code))
	}
	all = append(all, w.Phones...)
	for _, s := range []string{string(w.Status), string(w.Reason)} {
		if s != "" {
			all = append(all, s)
		}
	}
	switch w.Answer {
	case Yes:
		all = append(all, "yes")
	case No:
		all = append(all, "no")
	default:
	}
	for _, s := range []struct {
		sense Sense
		name  string
	}{{Same, "same"}, {Promises, "promises"}, {CodeNone, "no code"}, {Cannot, "cannot"}, {Officer, "officer"}} {
		if w.Says(s.sense) {
			all = append(all, s.name)
		}
	}
	if w.Vague {
		all = append(all, "vague")
	}
	return strings.Join(all, " ")
}

// TestTypedWithoutHelp reads what phones and people without a Vietnamese keyboard write:
// Telex and VNI as they are keyed, digits as signs and in words.
func TestTypedWithoutHelp(t *testing.T) {
	for text, want := range map[string]string{
		// Telex
		"0299900124 dduowcj tieeps nhaanj rooif aj":                     "0299900124 duoc_tiep_nhan",
		"dduowcj tieeps nhaanj rooif aj 👍":                              "duoc_tiep_nhan",
		"DDUOWCJ TIEEPS NHAANJ":                                         "duoc_tiep_nhan",
		"Dduowcj tieeps nhaanj. Em camr own":                            "duoc_tiep_nhan",
		"truowngf maamf non hoa sen bij tuwf choois vif sai ddiaj chir": "tu_choi dia_chi",
		"bij tuwf choois":                                               "tu_choi",
		"tuwf choois do teen khoong khowps":                             "tu_choi ten",
		"ddinhj danh thanhf coong rooif nhes":                           "thanh_cong",
		"ddax ddinhj danh thanhf coong":                                 "thanh_cong",
		"chuwa ddawng kys":                                              "chua_dang_ky",
		"truowngf chuwa ddawng kys":                                     "chua_dang_ky",
		"beeen em chuwa ddawng kys ddc aj":                              "chua_dang_ky",
		"chuwa dduowcj tieeps nhaanj":                                   "vague",
		"vaanx vaayj aj":                                                "same",
		"vaanx nhuw hoom qua":                                           "same",
		"ddungs rooif aj":                                               "yes",
		"Ddungs truowngf em":                                            "yes",
		"vaang aj":                                                      "yes",
		"khoong phair truowngf em":                                      "no",
		"khoong ddungs aj":                                              "no",
		"MST 0299900124 trangj thais tuwf choois":                       "0299900124 tu_choi",
		"hoom nay ddax dduowcj tieeps nhaanj":                           "duoc_tiep_nhan",
		"mai em guwir anhr nhes":                                        "promises",
		"truwowngf em chuwa cos max soos thuees":                        "no code",
		"khoong vaof dduowcj vneid":                                     "cannot",
		"em muoons gawpj cans booj":                                     "officer",
		"dduocwj tieeps nhaanj":                                         "duoc_tiep_nhan",
		"ddc tieeps nhaanj":                                             "duoc_tiep_nhan",
		"maax soos thuees 0299900124 dduowjc tieesp nhaajn":             "0299900124 duoc_tiep_nhan",
		"soos ddieenj thoaij cuar em laf 0999000678":                    "0999000678",
		"lieen heej 0999000678":                                         "0999000678",
		"khoong hai chins chins chins khoong khoong mootj hai boons":    "0299900124",
		"maax laf khoong hai chins chins chins khoong khoong mootj hai boons aj": "0299900124",
		// VNI
		"0299900124 d9u7o75c tie61p nha65n ro62i a5":                     "0299900124 duoc_tiep_nhan",
		"D9U7O75C TIE61P NHA65N":                                         "duoc_tiep_nhan",
		"d9u7o7c5 tie6p1 nha6n5":                                         "duoc_tiep_nhan",
		"duoc975 tiep61 nhan65":                                          "duoc_tiep_nhan",
		"tru7o72ng ma62m non hoa sen bi5 tu72 cho61i vi2 sai d9i5a chi3": "tu_choi dia_chi",
		"bi5 tu72 cho61i":                                                "tu_choi",
		"tu72 cho61i do te6n kho6ng kho71p":                              "tu_choi ten",
		"d9i5nh danh tha2nh co6ng":                                       "thanh_cong",
		"d9a4 d9i5nh danh tha2nh co6ng ro62i":                            "thanh_cong",
		"chu7a d9a8ng ky1":                                               "chua_dang_ky",
		"chu7a d9u7o75c tie61p nha65n":                                   "vague",
		"va64n va65y a5":                                                 "same",
		"d9u1ng ro62i a5":                                                "yes",
		"kho6ng pha3i tru7o72ng em":                                      "no",
		"MST 0299900124 d9a4 d9u7o75c tie61p nha65n":                     "0299900124 duoc_tiep_nhan",
		"mai em gu73i a3nh":                                              "promises",
		"tru7o72ng chu7a co1 ma4 so61 thue61":                            "no code",
		"so61 d9ie65n thoa5i 0999000678":                                 "0999000678",
		// digits
		"0️⃣2️⃣9️⃣9️⃣9️⃣0️⃣0️⃣1️⃣2️⃣4️⃣":                "0299900124",
		"mst 0️⃣2️⃣9️⃣9️⃣9️⃣0️⃣0️⃣1️⃣2️⃣4️⃣ bị từ chối": "0299900124 tu_choi",
		"⓪②⑨⑨⑨⓪⓪①②④ được tiếp nhận":                     "0299900124 duoc_tiep_nhan",
		"０２９９９００１２４":                                    "0299900124",
		"𝟎𝟐𝟗𝟗𝟗𝟎𝟎𝟏𝟐𝟒 đã được tiếp nhận":                  "0299900124 duoc_tiep_nhan",
		"𝟶𝟸𝟿𝟿𝟿𝟶𝟶𝟷𝟸𝟺":                                    "0299900124",
		"O299900124":                   "0299900124",
		"O2999OO124 thành công":        "0299900124 thanh_cong",
		"02999OO12 4":                  "0299900124",
		"0299900l24":                   "0299900124",
		"0 2 9 9 9 0 0 1 2 4":          "0299900124",
		"0-2-9-9-9-0-0-1-2-4":          "0299900124",
		"0299 900 124 duoc tn":         "0299900124 duoc_tiep_nhan",
		"0299.900.124.":                "0299900124",
		"MST:\n0299 900\n124":          "0299900124",
		"02999\n00124":                 "0299900124",
		"(0299) 900124":                "0299900124",
		"mst:0299900124,trạng thái:tc": "0299900124",
		"299900124":                    "0299900124",
		"MST0299900124":                "0299900124",
		"mã 0299900124. Trạng thái: đ.ký thành công": "0299900124 vague",
		// in words
		"không hai chín chín chín không không một hai bốn được tiếp nhận": "0299900124 duoc_tiep_nhan",
		"khong hai chin chin chin khong khong mot hai bon":                "0299900124",
		"ko hai chin chin chin ko ko mot hai bon":                         "0299900124",
		"o hai chin chin chin o o mot hai bon":                            "0299900124",
		"không hai chín chín chín không không một hai tư ạ":               "0299900124",
		"Không-hai-chín-chín-chín-không-không-một-hai-bốn":                "0299900124",
		"không hai, chín chín chín, không không, một hai bốn":             "0299900124",
		"khong hai 99 chin 00 mot 24":                                     "0299900124",
		"mã trường là 02 chín chín chín không không một hai bốn nhé":      "0299900124",
		"số em là không chín chín chín không không không sáu bảy tám":     "0999000678",
		"đt không chín chín chín không không không sáu bẩy tám":           "0999000678",
		// in haste
		"e bc th hoa nghia, tn r ạ": "duoc_tiep_nhan",
		"dc tn r nha":               "duoc_tiep_nhan",
		"đã đc t.nhận":              "duoc_tiep_nhan",
		"bị t.chối vì sai tên":      "tu_choi ten",
		"bị tc do sai dc":           "tu_choi khac",
		"đkí r mà chưa đc tn":       "vague",
		"0299900124 tn":             "0299900124 duoc_tiep_nhan",
		"ok đúng r":                 "yes",
		"k phải trg e":              "no",
		"vẫn z":                     "same",
		"chưa đk":                   "chua_dang_ky",
		"tch":                       "tu_choi",
		"đđ thành công":             "thanh_cong",
		"hôm qua được tiếp nhận, hôm nay thành công":   "thanh_cong",
		"lần 1 bị từ chối, lần 2 được tiếp nhận":       "duoc_tiep_nhan",
		"hết bị từ chối rồi, thành công rồi":           "thanh_cong",
		"chưa bị từ chối lần nào, đang được tiếp nhận": "duoc_tiep_nhan",
		"bị trả hồ sơ": "vague",
		"success":      "thanh_cong",
	} {
		assert.Equal(t, want, heard(text), text)
	}
}
