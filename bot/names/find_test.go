package names

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// small is the town of the store's search before it moved here.
func small(t testing.TB) *town {
	return newTown(t, []school{
		{"Trường Mầm non Hoa Sen", "Quận Dương Kinh"}, {"Mầm non Hoa Sen", "Quận Đồ Sơn"}, {"Mầm non Hoa Sen 2", "Quận Đồ Sơn"}, {"Mầm non Hoa Sen 20", "Quận Đồ Sơn"},
		{"Trường Tiểu học Hòa Nghĩa", "Quận Dương Kinh"}, {"THCS Hòa Nghĩa", "Quận Dương Kinh"}, {"TH&THCS Trường Sơn", "Quận Đồ Sơn"}, {"Nhóm lớp độc lập Sao Mai", "Quận Đồ Sơn"},
		{"Mầm non Dương Kinh", "Quận Dương Kinh"}, {"Trung tâm GDNN-GDTX Dương Kinh", "Báo cáo trực tiếp Sở"}, {"Trường THPT Nguyễn Đức Cảnh", "Báo cáo trực tiếp Sở"},
		{"THCS Anh Dũng", "Phường Dương Kinh"}, {"Mầm non Bình Minh", "Quận Dương Kinh"}, {"TH, THCS&THPT Edison", "Báo cáo trực tiếp Sở"}, {"Mầm non Văn Đẩu", "Quận Đồ Sơn"},
	})
}

func TestANameThatSoundsLikeAKindOfSchool(t *testing.T) {
	w := newTown(t, []school{{"Tiểu học Trung Lập", "Xã Vĩnh Bảo"}, {"THCS Trung Hà", "Xã Vĩnh Bảo"}, {"THCS Khoan Bộ", "Xã Vĩnh Bảo"}, {"Trung cấp Tân Tiến", "Xã Vĩnh Bảo"}, {"THCS Tân Lập", "Xã Vĩnh Bảo"}})
	at := ", Xã Vĩnh Bảo"
	for query, want := range map[string]string{"tiểu học trung lập": "Tiểu học Trung Lập" + at, "trung lap": "Tiểu học Trung Lập" + at, "thcs khoan bộ từ chối": "THCS Khoan Bộ" + at,
		"trugn cấp tân tiến": "Trung cấp Tân Tiến" + at, "tiểu hcọ trung lập": "Tiểu học Trung Lập" + at} {
		require.Equal(t, []string{want}, w.found(query), query)
	}
}

func TestUnitsAreFoundByWhatPeopleType(t *testing.T) {
	w := small(t)
	dk, ds, so := ", Quận Dương Kinh", ", Quận Đồ Sơn", ", Báo cáo trực tiếp Sở"
	sen, sen2 := "Trường Mầm non Hoa Sen"+dk, "Mầm non Hoa Sen"+ds
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"mầm non hoa sen", []string{sen, sen2}},
		{"MN HOA SEN", []string{sen, sen2}},
		{"Trường MN Hoa Sen", []string{sen, sen2}},
		{norm.NFD.String("Trường Mầm non Hoa Sen"), []string{sen, sen2}},
		{"hoa sen 2", []string{"Mầm non Hoa Sen 2" + ds}},
		{"mn hoa sen số 2", []string{"Mầm non Hoa Sen 2" + ds}},
		{"mn hoasen 2", []string{"Mầm non Hoa Sen 2" + ds}},
		{"hoa sen dương kinh", []string{sen}},
		{"mn hoa sen quận dương kinh", []string{sen}},
		{"trường th hoa nghia", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"cấp 2 hòa nghĩa", []string{"THCS Hòa Nghĩa" + dk}},
		{"trung học cơ sở hoà nghĩa", []string{"THCS Hòa Nghĩa" + dk}},
		{"trường sơn", []string{"TH&THCS Trường Sơn" + ds}},
		{"tiểu học và thcs trường sơn", []string{"TH&THCS Trường Sơn" + ds}},
		{"nhóm lớp sao mai", []string{"Nhóm lớp độc lập Sao Mai" + ds}},
		{"mầm non sao mai", []string{"Nhóm lớp độc lập Sao Mai" + ds}},
		{"nt đl sao mai", []string{"Nhóm lớp độc lập Sao Mai" + ds}},
		{"mầm non dương kinh", []string{"Mầm non Dương Kinh" + dk}},
		{"tt gdtx dương kinh", []string{"Trung tâm GDNN-GDTX Dương Kinh" + so}},
		{"ptth nguyễn đức cảnh", []string{"Trường THPT Nguyễn Đức Cảnh" + so}},
		{"nguyen duc canh khoi so", []string{"Trường THPT Nguyễn Đức Cảnh" + so}},
		{"Em là hiệu trưởng Trường MN Hoa Sen, phường Dương Kinh, thành phố Hải Phòng ạ", []string{sen}},
		{"Tên đơn vị: Trường Tiểu học Hòa Nghĩa, địa chỉ: số 5 đường Mạc Đăng Doanh", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"truowngf tieeur hocj hoaf nghiax", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"Hoa Nghia primary school", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"my school is Hòa Nghĩa primary school", []string{"Trường Tiểu học Hòa Nghĩa" + dk}},
		{"I am the principal of Hoa Nghia secondary school, Duong Kinh", []string{"THCS Hòa Nghĩa" + dk}},
		{"kindergarten Binh Minh", []string{"Mầm non Bình Minh" + dk}},
		{"Bình Minh Kindergarten", []string{"Mầm non Bình Minh" + dk}},
		{"Nguyen Duc Canh High School", []string{"Trường THPT Nguyễn Đức Cảnh" + so}},
		{"Hoa Sen kindergarten, Duong Kinh ward", []string{sen}},
		{"mầm non bình minh và thcs anh dũng", []string{"Mầm non Bình Minh" + dk, "THCS Anh Dũng, Phường Dương Kinh"}},
	} {
		assert.Equal(t, c.want, w.found(c.query), c.query)
	}
	for query, first := range map[string]string{
		"nguyen duc cahn": "Trường THPT Nguyễn Đức Cảnh" + so, "nguyn duc canh": "Trường THPT Nguyễn Đức Cảnh" + so, "hoa ngh": "THCS Hòa Nghĩa" + dk, "mam non hoa senn dương kinh": sen,
		"hòa nghĩa": "Trường Tiểu học Hòa Nghĩa" + dk, "sen hoa": sen, "THCSHòa Nghĩa": "THCS Hòa Nghĩa" + dk,
	} {
		got := w.found(query)
		if assert.NotEmpty(t, got, query) {
			if query == "hoa ngh" || query == "hòa nghĩa" {
				assert.Len(t, got, 2, query)
				continue
			}
			assert.Equal(t, first, got[0], query)
		}
	}
}

func TestWordsThatAreNoNamesFindNothing(t *testing.T) {
	w := small(t)
	for _, text := range []string{"", "?!", "%' OR 1=1 --", "trường mình được tiếp nhận rồi", "trường e dc tn r", "Đúng, trạng thái được tiếp nhận", "Đúng rồi ạ cảm ơn", "vâng ạ", "để em hỏi kế toán", "em muốn gặp cán bộ",
		"không phải", "dạ em chào thầy cô ạ", "em là hiệu trưởng", "anh", "h", "mn", "trường mầm non", "mầm non h", "tiểu học b.", "em ở trường t"} {
		got := w.found(text)
		assert.Empty(t, got, text)
	}
}

func TestAccentsTypedComeFirst(t *testing.T) {
	w := newTown(t, readCSV(t, "exact_unique_many.csv"))
	for _, s := range w.schools {
		require.Equal(t, []string{s.name + ", " + s.area}, w.found(s.name), s.name)
		require.Equal(t, []string{s.name + ", " + s.area}, w.found(s.name+", "+s.area), s.name)
		require.Equal(t, []string{s.name + ", " + s.area}, w.found("Em là hiệu trưởng "+s.name+" "+s.area+" ạ"), s.name)
	}
}

func TestATitleNamesNoSchool(t *testing.T) {
	w := newTown(t, readCSV(t, "wrong_unit_by_title.csv"))
	require.Equal(t, []string{"Trường MN Yên Lập, Xã Yên Lập"}, w.found("Em là hiệu trưởng Trường MN Yên Lập ạ"))
}

func TestAnEarlierNameOfAnAreaLeadsToWhereItsUnitsAreNow(t *testing.T) {
	w := newTown(t, []school{{"Mầm non Hoa Hồng", "Phường Hồng Bàng"}, {"Mầm non Hoa Hồng", "Xã An Dương"}, {"Mầm non Hoa Hồng", "Phường Sở Dầu"}})
	for i := range w.areas {
		if w.areas[i].Name == "Phường Hồng Bàng" {
			w.areas[i].Earlier = []string{"Phường Quang Trung", "Phường Phan Bội Châu", "Xã Sở Dầu"}
		}
	}
	w.x.SetAreas(w.areas)
	here := []string{"Mầm non Hoa Hồng, Phường Hồng Bàng"}
	for _, text := range []string{"mầm non hoa hồng, phường Quang Trung", "MN Hoa Hồng phan bội châu", "mam non hoa hong quang trung", "mầm non hoa hồng xã Sở Dầu"} {
		require.Equal(t, here, w.found(text), text)
	}
	require.Equal(t, []string{"Mầm non Hoa Hồng, Phường Sở Dầu"}, w.found("mầm non hoa hồng sở dầu"), "today's name comes first")
	require.Len(t, w.found("mầm non hoa hồng"), 3)
}

func TestXaAndPhuongDecide(t *testing.T) {
	w := newTown(t, []school{{"Tiểu học Minh Tân", "Xã Minh Tân"}, {"Tiểu học Minh Tân", "Phường Minh Tân"}, {"THCS Lê Lợi", "Phường Minh Tân"}})
	require.Equal(t, []string{"Tiểu học Minh Tân, Xã Minh Tân"}, w.found("tiểu học minh tân, xã minh tân"))
	require.Equal(t, []string{"Tiểu học Minh Tân, Phường Minh Tân"}, w.found("TH Minh Tân p. Minh Tân"))
	require.Equal(t, []string{"THCS Lê Lợi, Phường Minh Tân"}, w.found("thcs lê lợi xã minh tân"), "where no other is, the kind does not matter")
	require.Len(t, w.found("tiểu học minh tân"), 2)
}

func TestTwoSchoolsInOneMessageAreTwo(t *testing.T) {
	w := small(t)
	for text, want := range map[string]int{"mầm non bình minh và thcs anh dũng": 2, "Em phụ trách MN Bình Minh, THCS Anh Dũng ạ": 2, "mầm non bình minh, phường Dương Kinh": 1, "trường mầm non dương kinh": 1, "mn bình minh và th hòa nghĩa đều đã được tiếp nhận": 2, "cả hai trường mn bình minh, thcs anh dũng đều bị từ chối": 2,
		"mn bình minh; tiểu học hòa nghĩa; thcs anh dũng": 3} {
		found, _ := w.x.Find(Query{Text: text, Most: 6})
		require.NotEmpty(t, found, text)
		require.Equal(t, want, found[len(found)-1].Mention+1, text)
	}
}

func TestOneLetterBeginsNoWordAndSlipsAreOfOneLetter(t *testing.T) {
	w := small(t)
	require.Empty(t, w.x.voc.begun("h"))
	require.NotEmpty(t, w.x.voc.begun("ho"))
	require.Empty(t, w.x.voc.begun("2"), "20 is another school")
	for _, c := range []struct {
		a, b string
		slip bool
	}{{"hoa", "hao", true}, {"hoa", "ho", true}, {"hoa", "hoaa", true}, {"hoa", "hua", true}, {"hoa", "hoa", false}, {"hoa", "aoh", false}, {"hoa", "h", false}, {"abcd", "badc", false}} {
		require.Equal(t, c.slip, oneSlip(c.a, c.b), "%s %s", c.a, c.b)
		require.Equal(t, c.slip, oneSlip(c.b, c.a), "%s %s", c.b, c.a)
	}
}

// TestSentencesSoundLikeNoSchool: words typed with accents are slips of a name only with
// them, where no level says that a school is named.
func TestSentencesSoundLikeNoSchool(t *testing.T) {
	w := newTown(t, sampled(2000))
	for _, text := range []string{"Hướng dẫn em với", "trường em dùng chung mã với phòng giáo dục", "Cô Hạnh hiệu trưởng bảo em báo"} {
		assert.Empty(t, w.found(text), text)
	}
	assert.NotEmpty(t, w.found("mầm non ngọt trúc"))
}

// TestALongTextIsBounded: what a stranger writes costs no more than a look at every unit,
// and a name that stands in it is found all the same.
func TestALongTextIsBounded(t *testing.T) {
	w := newTown(t, sampled(5000))
	read := w.x.readText(strings.Join(commonWords(w), " "))
	m, posts, words := w.x.meanings(read), 0, 0
	for _, c := range w.x.telling(m) {
		posts += len(w.x.voc.posts[c.id])
	}
	for _, means := range m.words {
		words += min(len(means), 1)
	}
	require.LessOrEqual(t, posts, len(w.x.units))
	require.LessOrEqual(t, words, mostMeant)

	found := small(t).found(strings.Repeat("hôm qua trời mưa to nên chúng em nghỉ học hết cả buổi chiều ạ. ", 4) + "Trường Tiểu học Hòa Nghĩa. " + strings.Repeat("Kính mong các thầy cô xem giúp. ", 3))
	require.Equal(t, []string{"Trường Tiểu học Hòa Nghĩa, Quận Dương Kinh"}, found)
}
