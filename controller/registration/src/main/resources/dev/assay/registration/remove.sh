# Removes an agent's folder: remove FOLDER. Only what Assay puts there: whatever else somebody keeps in it stays.
cd "$1" 2>/dev/null || exit 0
rm -rf files bundles runtimes home log
rm -f current previous java current.new previous.new java.new java.said service.kind service.pid service.began agent.pid
rm -f assay-agent.service assay-agent-*.service
cd / && rmdir "$1" 2>/dev/null
rm -f "$HOME/.config/assay-agent/folder"
rmdir "$HOME/.config/assay-agent" 2>/dev/null
if [ -e "$1" ]; then echo kept; fi
exit 0
