package read

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNameBesideAStatus(t *testing.T) {
	for text, want := range map[string]string{
		"mầm non hoa sen đã được tiếp nhận":      "mầm non hoa sen",
		"Mầm non Hoa Sen: trạng thái từ chối":    "Mầm non Hoa Sen",
		"được tiếp nhận, mầm non hoa sen":        "mầm non hoa sen",
		"mầm non bạch long vĩ đã được tiếp nhận": "mầm non bạch long vĩ",
		"tiểu học phú thái bị từ chối":           "tiểu học phú thái",
		"đã được tiếp nhận rồi ạ":                "",
		"em thưa cô":                             "",
		"Định danh thành công":                   "",
		"mầm non hoa sen định danh thành công":   "mầm non hoa sen",
		"hôm qua đã được tiếp nhận rồi ạ":        "",
		"hồ sơ đã được tiếp nhận":                "",
		"tiểu học hòa nghĩa hồ sơ bị từ chối":    "tiểu học hòa nghĩa",
		"Đa Phúc": "Đa Phúc",
		"Trường tiểu học Hòa Nghĩa đã đăng ký và được tiếp nhận":                                   "Trường tiểu học Hòa Nghĩa",
		"THCS Hải Thành báo cáo đã được tiếp nhận ạ":                                               "THCS Hải Thành",
		"Mầm non Hoa Sen (quận Dương Kinh) đã đăng ký, được tiếp nhận":                             "Mầm non Hoa Sen (quận Dương Kinh)",
		"mầm non hoa sen chưa được tiếp nhận":                                                      "mầm non hoa sen",
		"mam non hoa sen chua dang ky":                                                             "mam non hoa sen",
		"mầm non hoa sen đã đăng ký rồi":                                                           "mầm non hoa sen",
		"mầm non sân chùa đã được tiếp nhận":                                                       "mầm non sân chùa",
		"Kính gửi phòng GD, trường tiểu học Hòa Nghĩa đã đăng ký và được tiếp nhận ngày 20/5/2025": "trường tiểu học Hòa Nghĩa",
		"kính chào phòng mầm non hoa sen được tiếp nhận":                                           "mầm non hoa sen",
		"hoa sen mầm non":                         "hoa sen mầm non",
		"cơ sở mầm non minh tân":                  "cơ sở mầm non minh tân",
		"trường em là mầm non hoa sen ạ":          "mầm non hoa sen",
		"dạ em ở tiểu học nam sơn A ạ":            "tiểu học nam sơn A",
		"Trường Mầm non Hoa Sen":                  "Trường Mầm non Hoa Sen",
		"trường em":                               "",
		"cả 3 đều được tiếp nhận":                 "",
		"kế toán của 3 trường":                    "",
		"ạ":                                       "",
		strings.Repeat("mầm non hoa sen ", 20):    "",
		strings.Repeat("được tiếp nhận xin ", 30): "",
	} {
		require.Equal(t, want, NameIn(text), text)
	}
}

func TestWhereAUnitIsSaidToBe(t *testing.T) {
	for text, want := range map[string][2]string{
		"Cơ sở Mầm non độc lập Cánh Diều Vàng ở xã Cẩm Giàng": {"Cơ sở Mầm non độc lập Cánh Diều Vàng", "xã Cẩm Giàng"},
		"nhóm trẻ Búp Măng Non, quận Ngô Quyền":               {"nhóm trẻ Búp Măng Non", "quận Ngô Quyền"},
		"nhóm trẻ Nắng Mai ở Kiến Thụy,":                      {"nhóm trẻ Nắng Mai", "Kiến Thụy"},
		"mam non hoa sen o duong kinh":                        {"mam non hoa sen", "duong kinh"},
		"Mầm non Sao Xa":                                      {"Mầm non Sao Xa", ""},
	} {
		unit, place := PlaceIn(text)
		require.Equal(t, want, [2]string{unit, place}, text)
	}
	for _, text := range []string{"cái ở dương kinh", "cái dương kinh ấy", "trường dương kinh", "ý em là cái bên dương kinh", "em chọn chỗ dương kinh nhé", "dương kinh", "trường em ở bên dương kinh ạ"} {
		assert.Equal(t, "dương kinh", Located(text), text)
	}
	require.Equal(t, "duong kinh", Located("cai o duong kinh"))
	require.Equal(t, "hoa sen ở dương kinh", Located("trường hoa sen ở dương kinh"))
}
