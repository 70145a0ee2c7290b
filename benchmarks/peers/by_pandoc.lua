-- Many documents in one process: pandoc lua by_pandoc.lua MARKDOWN REFERENCE OUT COUNT; tells the seconds of each.
local function render()
  local source = io.open(arg[1]):read('a')
  local options = pandoc.WriterOptions{reference_doc = arg[2]}
  local result = pandoc.write(pandoc.read(source, 'markdown'), 'docx', options)
  local file = io.open(arg[3], 'wb')
  file:write(result)
  file:close()
end

render()
local start = os.clock()
for _ = 1, arg[4] do render() end
print((os.clock() - start) / arg[4])
