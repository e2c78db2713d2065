-- {"secret":"of an older version, for the tests only","shops":[{"shop_id":"shp_559r1m7z6esabcz0hcy10","assistant_key":"8nqwn9h4p9rnxkcj9rdc","identity_secret":"wis_10c1gjdjjkrwnv2a21ecazyy18k9hdh1tc39rb4pjehy4j0r","api_key":"wk_q0qj0v6jw5vcjszhqnym8hmf83n4agen8vkb13sr","url":"http://127.0.0.1:8080","id":"shp_559r1m7z6esabcz0hcy10","name":"North"},{"shop_id":"shp_1b0w1m7z6escw5ncjz3t3","assistant_key":"2ke9tpvgt1mnjf988dc3","identity_secret":"wis_j0tasjaemzq8920apmp5csvhvqq0zhzdx3dxs1vb4bsb7cbp","api_key":"wk_yjtjy40vcfns85gr6x0cw3ns54daq42a5pz087jd","url":"http://127.0.0.1:8080","id":"shp_1b0w1m7z6escw5ncjz3t3","name":"South"}],"load":{"serial":425,"visits":10,"writes":[{"kind":"order","n":207,"key":"k-207","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"1001","began":1679.302238,"at":1688.998287,"status":201,"order":"ord_559r1m7z6esfyee9nmfqg"},{"kind":"order","n":208,"key":"k-208","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"1002","began":1683.29687,"at":1688.530802,"status":201,"order":"ord_1b0w1m7z6esfy9gbtt7gm"},{"kind":"turn","n":209,"key":"k-209","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"cancel my order","began":1692.086529,"at":1700.024901,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":210,"key":"k-210","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"cancel my order","began":1694.330387,"at":1696.868163,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":211,"key":"k-211","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"1002","began":1696.902809,"at":1697.926791,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1002"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":212,"key":"k-212","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"ann2@example.com","began":1697.958444,"at":1701.128227,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann2@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1002. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":213,"key":"k-213","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"1001","began":1700.056217,"at":1701.446241,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1001"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":214,"key":"k-214","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"Yes, cancel it","began":1701.189919,"at":1703.431314,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1002. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_1b0w1m7z6esfy9gbtt7gm","kind":"cancel"}},{"kind":"turn","n":215,"key":"k-215","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"ann1@example.com","began":1701.48462,"at":1707.804382,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann1@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"edit","n":217,"key":"k-217","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esfy9gbtt7gm","mark":"mark cbg","began":1703.519676,"at":1705.041602,"status":200,"version":2},{"kind":"turn","n":218,"key":"k-218","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"I want to talk to a person","began":1705.106813,"at":1706.041058,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":219,"key":"k-219","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"It is broken, c","began":1706.08168,"at":1711.808109,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, c"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here."}],"ticket":1001},{"kind":"turn","n":220,"key":"k-220","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"Yes, cancel it","began":1707.857505,"at":1709.838168,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1001. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_559r1m7z6esfyee9nmfqg","kind":"cancel"}},{"kind":"edit","n":222,"key":"k-222","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esfyee9nmfqg","mark":"mark ccb","began":1709.883482,"at":1711.414265,"status":200,"version":2},{"kind":"turn","n":223,"key":"k-223","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"I want to talk to a person","began":1711.489457,"at":1712.348405,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":224,"key":"k-224","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"It is broken, b","began":1712.379968,"at":1714.149109,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, b"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here."}],"ticket":1001},{"kind":"take","n":225,"key":"k-225","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esg333jjra72","began":1712.964479,"at":1714.689674,"status":200},{"kind":"reply","n":227,"key":"k-227","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esg333jjra72","text":"staff ccg","began":1714.723192,"at":1718.318827,"status":201,"seq":18},{"kind":"take","n":228,"key":"k-228","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esg10egkqgaj","began":1715.171701,"at":1717.060724,"status":200},{"kind":"reply","n":230,"key":"k-230","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esg10egkqgaj","text":"staff ccj","began":1717.094737,"at":1718.635355,"status":201,"seq":18},{"kind":"turn","n":232,"key":"k-232","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"thank you cdb","began":1718.355612,"at":1720.266041,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you cdb"}]},{"kind":"turn","n":234,"key":"k-234","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"thank you cdd","began":1718.661563,"at":1719.578677,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you cdd"}]},{"kind":"reply","n":236,"key":"k-236","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esg10egkqgaj","text":"staff cdf","began":1719.608973,"at":1721.206861,"status":201,"seq":20},{"kind":"reply","n":238,"key":"k-238","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esg333jjra72","text":"staff cdh","began":1720.296987,"at":1721.533723,"status":201,"seq":20},{"kind":"turn","n":240,"key":"k-240","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esg10egkqgaj","words":"thank you cdj","began":1721.238285,"at":1721.991707,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you cdj"}]},{"kind":"turn","n":242,"key":"k-242","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esg333jjra72","words":"thank you ceb","began":1721.555551,"at":1722.830365,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you ceb"}]},{"kind":"order","n":243,"key":"k-243","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"H00","began":1722.028287,"at":1724.130343,"status":201,"order":"ord_559r1m7z6esh259q7tnsg"},{"kind":"order","n":244,"key":"k-244","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"H10","began":1722.870892,"at":1725.259859,"status":201,"order":"ord_1b0w1m7z6esh36c3tjgcf"},{"kind":"edit","n":246,"key":"k-246","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esh259q7tnsg","mark":"mark cef","began":1724.715549,"at":1728.118434,"status":200,"version":2},{"kind":"edit","n":248,"key":"k-248","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esh36c3tjgcf","mark":"mark ceh","began":1726.015391,"at":1727.367799,"status":200,"version":2},{"kind":"order","n":249,"key":"k-249","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"1003","began":1727.416941,"at":1729.327716,"status":201,"order":"ord_559r1m7z6esh851yjqxnp"},{"kind":"order","n":250,"key":"k-250","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"1004","began":1728.249352,"at":1729.671946,"status":201,"order":"ord_1b0w1m7z6esh9a7szdqxr"},{"kind":"turn","n":251,"key":"k-251","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"cancel my order","began":1729.95824,"at":1730.62565,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":252,"key":"k-252","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"cancel my order","began":1730.180366,"at":1731.291913,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":253,"key":"k-253","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"1003","began":1730.653151,"at":1731.625471,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1003"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":254,"key":"k-254","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"1004","began":1731.319535,"at":1731.999175,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1004"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":255,"key":"k-255","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"ann3@example.com","began":1731.644837,"at":1733.17705,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann3@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":256,"key":"k-256","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"ann4@example.com","began":1732.020343,"at":1733.809101,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann4@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":257,"key":"k-257","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"Yes, cancel it","began":1733.229581,"at":1736.646107,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1003. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_559r1m7z6esh851yjqxnp","kind":"cancel"}},{"kind":"turn","n":258,"key":"k-258","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"Yes, cancel it","began":1733.859991,"at":1735.202693,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1004. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_1b0w1m7z6esh9a7szdqxr","kind":"cancel"}},{"kind":"edit","n":260,"key":"k-260","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esh9a7szdqxr","mark":"mark cfj","began":1735.246833,"at":1736.280376,"status":200,"version":2},{"kind":"turn","n":261,"key":"k-261","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"I want to talk to a person","began":1736.324189,"at":1736.924743,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"edit","n":263,"key":"k-263","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esh851yjqxnp","mark":"mark cgc","began":1736.680005,"at":1737.876523,"status":200,"version":2},{"kind":"turn","n":264,"key":"k-264","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"It is broken, e","began":1736.942322,"at":1739.884604,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, e"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here."}],"ticket":1002},{"kind":"turn","n":265,"key":"k-265","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"I want to talk to a person","began":1737.921975,"at":1738.563673,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":266,"key":"k-266","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"It is broken, d","began":1738.591679,"at":1741.906312,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, d"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here."}],"ticket":1002},{"kind":"take","n":267,"key":"k-267","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esh98txgsg0z","began":1742.672899,"at":1743.738264,"status":200},{"kind":"reply","n":269,"key":"k-269","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esh98txgsg0z","text":"staff cgi","began":1743.772493,"at":1744.735657,"status":201,"seq":18},{"kind":"take","n":270,"key":"k-270","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esha3zryvfbw","began":1744.122518,"at":1746.181419,"status":200},{"kind":"turn","n":272,"key":"k-272","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"thank you chb","began":1744.765205,"at":1745.43901,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you chb"}]},{"kind":"reply","n":274,"key":"k-274","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esh98txgsg0z","text":"staff chd","began":1745.487762,"at":1746.692417,"status":201,"seq":20},{"kind":"order","n":275,"key":"k-275","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-700.0","began":1746.256977,"at":1747.905071,"status":201,"order":"ord_559r1m7z6eshv1vqa6b2f"},{"kind":"reply","n":277,"key":"k-277","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esha3zryvfbw","text":"staff chg","began":1746.357751,"at":1747.574617,"status":201,"seq":18},{"kind":"turn","n":279,"key":"k-279","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esh98txgsg0z","words":"thank you chi","began":1746.718116,"at":1749.962205,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you chi"}]},{"kind":"turn","n":281,"key":"k-281","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"thank you cia","began":1747.605497,"at":1748.41634,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you cia"}]},{"kind":"order","n":282,"key":"k-282","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-701.1","began":1747.956674,"at":1752.376393,"status":201,"order":"ord_1b0w1m7z6eshwbccjbkfw"},{"kind":"reply","n":284,"key":"k-284","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esha3zryvfbw","text":"staff cid","began":1748.442216,"at":1750.801561,"status":201,"seq":20},{"kind":"turn","n":286,"key":"k-286","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esha3zryvfbw","words":"thank you cif","began":1750.82991,"at":1752.077035,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you cif"}]},{"kind":"edit","n":288,"key":"k-288","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esh259q7tnsg","mark":"mark cih","began":1751.336385,"at":1753.658783,"status":200,"version":3},{"kind":"order","n":289,"key":"k-289","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-702.2","began":1752.426793,"at":1754.013311,"status":201,"order":"ord_559r1m7z6esj13ngh4jsc"},{"kind":"edit","n":291,"key":"k-291","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esh36c3tjgcf","mark":"mark cja","began":1752.724779,"at":1754.476781,"status":200,"version":3},{"kind":"order","n":292,"key":"k-292","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"1005","began":1753.765153,"at":1754.930613,"status":201,"order":"ord_1b0w1m7z6esj28628s4wp"},{"kind":"order","n":293,"key":"k-293","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-703.3","began":1754.168387,"at":1759.178126,"status":201,"order":"ord_1b0w1m7z6esj55t8bbp6e"},{"kind":"order","n":294,"key":"k-294","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"1006","began":1754.511769,"at":1755.666631,"status":201,"order":"ord_559r1m7z6esj332yywex9"},{"kind":"turn","n":295,"key":"k-295","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"cancel my order","began":1755.973586,"at":1757.207359,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":296,"key":"k-296","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"cancel my order","began":1756.202236,"at":1757.973093,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":297,"key":"k-297","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"1005","began":1757.238137,"at":1758.355644,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1005"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":298,"key":"k-298","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"1006","began":1758.002657,"at":1758.731631,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1006"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":299,"key":"k-299","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"ann5@example.com","began":1758.378075,"at":1759.607449,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann5@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1005. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":300,"key":"k-300","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"ann6@example.com","began":1758.753976,"at":1762.622352,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann6@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1006. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"order","n":301,"key":"k-301","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-704.0","began":1759.233511,"at":1760.323886,"status":201,"order":"ord_559r1m7z6esj794jyz9h0"},{"kind":"turn","n":302,"key":"k-302","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"Yes, cancel it","began":1759.653434,"at":1764.618695,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1005. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_1b0w1m7z6esj28628s4wp","kind":"cancel"}},{"kind":"order","n":303,"key":"k-303","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-705.1","began":1760.374702,"at":1764.185442,"status":201,"order":"ord_1b0w1m7z6esjb1wagmf7a"},{"kind":"turn","n":304,"key":"k-304","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"Yes, cancel it","began":1762.664183,"at":1765.571487,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1006. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_559r1m7z6esj332yywex9","kind":"cancel"}},{"kind":"order","n":305,"key":"k-305","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-706.2","began":1764.238327,"at":1766.875043,"status":201,"order":"ord_559r1m7z6esje76fm08jw"},{"kind":"edit","n":307,"key":"k-307","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esj28628s4wp","mark":"mark dag","began":1764.654275,"at":1766.380259,"status":200,"version":2},{"kind":"edit","n":309,"key":"k-309","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esj332yywex9","mark":"mark dai","began":1765.612892,"at":1767.288838,"status":200,"version":2},{"kind":"turn","n":310,"key":"k-310","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"I want to talk to a person","began":1766.422666,"at":1768.966439,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"order","n":311,"key":"k-311","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-707.3","began":1766.92676,"at":1768.146826,"status":201,"order":"ord_1b0w1m7z6esjf0j5hr8mj"},{"kind":"turn","n":312,"key":"k-312","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"I want to talk to a person","began":1767.323401,"at":1768.654099,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"order","n":313,"key":"k-313","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-708.0","began":1768.20008,"at":1769.441989,"status":201,"order":"ord_559r1m7z6esjg0gxc6044"},{"kind":"turn","n":314,"key":"k-314","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"It is broken, g","began":1768.680111,"at":1770.985515,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, g"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here."}],"ticket":1003},{"kind":"turn","n":315,"key":"k-315","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"It is broken, f","began":1768.986009,"at":1771.245738,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, f"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here."}],"ticket":1003},{"kind":"order","n":316,"key":"k-316","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-709.1","began":1769.511163,"at":1771.957053,"status":201,"order":"ord_1b0w1m7z6esjk5a06dqex"},{"kind":"take","n":317,"key":"k-317","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esj4fxc3pwvx","began":1771.736917,"at":1772.835075,"status":200},{"kind":"order","n":318,"key":"k-318","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-710.2","began":1772.011696,"at":1773.780355,"status":201,"order":"ord_559r1m7z6esjnb0fbddbj"},{"kind":"take","n":319,"key":"k-319","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esj3d8y8ayrq","began":1772.198885,"at":1774.302222,"status":200},{"kind":"reply","n":321,"key":"k-321","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esj4fxc3pwvx","text":"staff dca","began":1772.863967,"at":1774.571669,"status":201,"seq":18},{"kind":"order","n":322,"key":"k-322","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-711.3","began":1773.834307,"at":1775.222557,"status":201,"order":"ord_1b0w1m7z6esjp48arcyh5"},{"kind":"reply","n":324,"key":"k-324","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esj3d8y8ayrq","text":"staff dcd","began":1774.326965,"at":1775.78432,"status":201,"seq":18},{"kind":"turn","n":326,"key":"k-326","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"thank you dcf","began":1774.591005,"at":1776.408118,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you dcf"}]},{"kind":"order","n":327,"key":"k-327","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-712.0","began":1775.275601,"at":1776.68549,"status":201,"order":"ord_559r1m7z6esjrd77zmsv9"},{"kind":"turn","n":329,"key":"k-329","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"thank you dci","began":1775.814242,"at":1776.932796,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you dci"}]},{"kind":"reply","n":331,"key":"k-331","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esj4fxc3pwvx","text":"staff dda","began":1776.437217,"at":1778.063049,"status":201,"seq":20},{"kind":"order","n":332,"key":"k-332","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-713.1","began":1776.725911,"at":1777.681261,"status":201,"order":"ord_1b0w1m7z6esjsb5fn1zax"},{"kind":"reply","n":334,"key":"k-334","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esj3d8y8ayrq","text":"staff ddd","began":1776.951415,"at":1778.296221,"status":201,"seq":20},{"kind":"order","n":335,"key":"k-335","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-714.2","began":1777.73153,"at":1778.732141,"status":201,"order":"ord_559r1m7z6esjt1a2mz22t"},{"kind":"turn","n":337,"key":"k-337","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esj4fxc3pwvx","words":"thank you ddg","began":1778.088029,"at":1779.710602,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you ddg"}]},{"kind":"turn","n":339,"key":"k-339","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esj3d8y8ayrq","words":"thank you ddi","began":1778.312202,"at":1779.258717,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you ddi"}]},{"kind":"order","n":340,"key":"k-340","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-715.3","began":1778.780098,"at":1780.18957,"status":201,"order":"ord_1b0w1m7z6esjvap0q953c"},{"kind":"order","n":341,"key":"k-341","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-716.0","began":1780.238613,"at":1785.994005,"status":201,"order":"ord_559r1m7z6esjw6gn194dw"},{"kind":"edit","n":343,"key":"k-343","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esh36c3tjgcf","mark":"mark dec","began":1780.501672,"at":1781.854581,"status":200,"version":4},{"kind":"edit","n":345,"key":"k-345","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esh259q7tnsg","mark":"mark dee","began":1781.021923,"at":1782.746617,"status":200,"version":4},{"kind":"order","n":346,"key":"k-346","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"1007","began":1781.895647,"at":1783.744483,"status":201,"order":"ord_559r1m7z6esjzdegrx5mn"},{"kind":"order","n":347,"key":"k-347","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"1008","began":1782.786404,"at":1784.652653,"status":201,"order":"ord_1b0w1m7z6esk08vphbqg6"},{"kind":"turn","n":348,"key":"k-348","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"cancel my order","began":1785.193119,"at":1787.068889,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":349,"key":"k-349","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"cancel my order","began":1785.74695,"at":1786.6346,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"order","n":350,"key":"k-350","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-717.1","began":1786.041763,"at":1787.525667,"status":201,"order":"ord_1b0w1m7z6esk37k0mng0g"},{"kind":"turn","n":351,"key":"k-351","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"1008","began":1786.661421,"at":1788.544691,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1008"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"turn","n":352,"key":"k-352","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"1007","began":1787.092345,"at":1788.076868,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1007"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"order","n":353,"key":"k-353","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-718.2","began":1787.576805,"at":1788.825905,"status":201,"order":"ord_559r1m7z6esk4cphwfchk"},{"kind":"turn","n":354,"key":"k-354","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"ann7@example.com","began":1788.103184,"at":1790.240257,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann7@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1007. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"turn","n":355,"key":"k-355","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"ann8@example.com","began":1788.569517,"at":1789.759113,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann8@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1008. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"order","n":356,"key":"k-356","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-719.3","began":1788.865058,"at":1790.546825,"status":201,"order":"ord_1b0w1m7z6esk61mbwjy8d"},{"kind":"turn","n":357,"key":"k-357","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"Yes, cancel it","began":1789.798159,"at":1791.618319,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1008. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_1b0w1m7z6esk08vphbqg6","kind":"cancel"}},{"kind":"turn","n":358,"key":"k-358","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"Yes, cancel it","began":1790.273046,"at":1792.629313,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1007. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_559r1m7z6esjzdegrx5mn","kind":"cancel"}},{"kind":"order","n":359,"key":"k-359","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-720.0","began":1790.588791,"at":1792.9223,"status":201,"order":"ord_559r1m7z6esk80g6fzpmt"},{"kind":"edit","n":361,"key":"k-361","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esk08vphbqg6","mark":"mark dga","began":1791.664919,"at":1796.483548,"status":200,"version":2},{"kind":"edit","n":363,"key":"k-363","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esjzdegrx5mn","mark":"mark dgc","began":1792.678671,"at":1793.70026,"status":200,"version":2},{"kind":"order","n":364,"key":"k-364","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-721.1","began":1792.965275,"at":1796.13572,"status":201,"order":"ord_1b0w1m7z6eska76jc7w87"},{"kind":"turn","n":365,"key":"k-365","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"I want to talk to a person","began":1793.742659,"at":1797.225235,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"order","n":366,"key":"k-366","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-722.2","began":1796.189743,"at":1797.529901,"status":201,"order":"ord_559r1m7z6eskc6vv9wyht"},{"kind":"turn","n":367,"key":"k-367","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"I want to talk to a person","began":1796.520616,"at":1797.799463,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":368,"key":"k-368","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"It is broken, h","began":1797.253746,"at":1799.63313,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, h"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here."}],"ticket":1004},{"kind":"order","n":369,"key":"k-369","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-723.3","began":1797.578394,"at":1798.571289,"status":201,"order":"ord_1b0w1m7z6eske9ydw5cny"},{"kind":"turn","n":370,"key":"k-370","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"It is broken, i","began":1797.817809,"at":1799.908503,"status":200,"messages":[{"seq":15,"author":"visitor","text":"It is broken, i"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here."}],"ticket":1004},{"kind":"order","n":371,"key":"k-371","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-724.0","began":1798.621051,"at":1801.763411,"status":201,"order":"ord_559r1m7z6eskgb4z92b1r"},{"kind":"take","n":372,"key":"k-372","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esk12r7j28md","began":1800.264842,"at":1801.289281,"status":200},{"kind":"take","n":373,"key":"k-373","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esk1c2y4s5bc","began":1800.533433,"at":1802.840762,"status":200},{"kind":"reply","n":375,"key":"k-375","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esk12r7j28md","text":"staff dhe","began":1801.317199,"at":1802.533546,"status":201,"seq":18},{"kind":"order","n":376,"key":"k-376","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-725.1","began":1801.812396,"at":1803.398693,"status":201,"order":"ord_1b0w1m7z6eskkf6yv168h"},{"kind":"turn","n":378,"key":"k-378","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"thank you dhh","began":1802.563825,"at":1804.277011,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you dhh"}]},{"kind":"reply","n":380,"key":"k-380","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esk1c2y4s5bc","text":"staff dhj","began":1802.859822,"at":1803.927609,"status":201,"seq":18},{"kind":"order","n":381,"key":"k-381","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-726.2","began":1803.447741,"at":1804.958575,"status":201,"order":"ord_559r1m7z6eskm3csnemtq"},{"kind":"turn","n":383,"key":"k-383","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"thank you dic","began":1803.953543,"at":1807.052335,"status":200,"messages":[{"seq":19,"author":"visitor","text":"thank you dic"}]},{"kind":"reply","n":385,"key":"k-385","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","conversation":"cnv_559r1m7z6esk12r7j28md","text":"staff die","began":1804.29946,"at":1805.436181,"status":201,"seq":20},{"kind":"order","n":386,"key":"k-386","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-727.3","began":1805.01343,"at":1806.283229,"status":201,"order":"ord_1b0w1m7z6esknegmfywk8"},{"kind":"turn","n":388,"key":"k-388","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6esk12r7j28md","words":"thank you dih","began":1805.480057,"at":1806.767092,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you dih"}]},{"kind":"order","n":389,"key":"k-389","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-728.0","began":1806.335459,"at":1807.502713,"status":201,"order":"ord_559r1m7z6eskq2jzcdzc5"},{"kind":"reply","n":391,"key":"k-391","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","conversation":"cnv_1b0w1m7z6esk1c2y4s5bc","text":"staff dja","began":1807.073585,"at":1808.161327,"status":201,"seq":20},{"kind":"order","n":392,"key":"k-392","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-729.1","began":1807.555464,"at":1809.115049,"status":201,"order":"ord_1b0w1m7z6eskr76bcz1bz"},{"kind":"edit","n":394,"key":"k-394","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6esh259q7tnsg","mark":"mark djd","began":1807.973892,"at":1810.99631,"status":200,"version":5},{"kind":"turn","n":396,"key":"k-396","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6esk1c2y4s5bc","words":"thank you djf","began":1808.181296,"at":1809.598491,"status":200,"messages":[{"seq":21,"author":"visitor","text":"thank you djf"}]},{"kind":"order","n":397,"key":"k-397","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-730.2","began":1809.166571,"at":1810.381218,"status":201,"order":"ord_559r1m7z6esks1cbydnhh"},{"kind":"order","n":398,"key":"k-398","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-731.3","began":1810.433786,"at":1811.682456,"status":201,"order":"ord_1b0w1m7z6eskva00htk44"},{"kind":"edit","n":400,"key":"k-400","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6esh36c3tjgcf","mark":"mark djj","began":1810.760765,"at":1812.382195,"status":200,"version":5},{"kind":"order","n":401,"key":"k-401","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"1009","began":1811.025191,"at":1812.691159,"status":201,"order":"ord_1b0w1m7z6eskw8d8e8hpm"},{"kind":"order","n":402,"key":"k-402","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-732.0","began":1811.734046,"at":1813.119372,"status":201,"order":"ord_559r1m7z6eskw6eqfvdwc"},{"kind":"order","n":403,"key":"k-403","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"1010","began":1812.424105,"at":1815.383457,"status":201,"order":"ord_559r1m7z6eskx7t1eznd2"},{"kind":"order","n":404,"key":"k-404","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-733.1","began":1813.168917,"at":1814.183156,"status":201,"order":"ord_1b0w1m7z6eskx8q1kf5y9"},{"kind":"turn","n":405,"key":"k-405","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"cancel my order","began":1813.479631,"at":1814.789873,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"order","n":406,"key":"k-406","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-734.2","began":1814.233033,"at":1815.66769,"status":201,"order":"ord_559r1m7z6eskzfm7x65wk"},{"kind":"turn","n":407,"key":"k-407","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"1009","began":1814.820605,"at":1816.107108,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1009"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"order","n":408,"key":"k-408","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-735.3","began":1815.713959,"at":1816.63799,"status":201,"order":"ord_1b0w1m7z6esm03e3ng5ys"},{"kind":"turn","n":409,"key":"k-409","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6eskzbkxchd36","words":"cancel my order","began":1815.933487,"at":1818.016121,"status":200,"messages":[{"seq":3,"author":"visitor","text":"cancel my order"},{"seq":4,"author":"bot","text":"Please write your order number."}]},{"kind":"turn","n":410,"key":"k-410","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"ann9@example.com","began":1816.123326,"at":1817.560527,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann9@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1009. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"order","n":411,"key":"k-411","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-736.0","began":1816.686939,"at":1818.258559,"status":201,"order":"ord_559r1m7z6esm12xarvbwv"},{"kind":"turn","n":412,"key":"k-412","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"Yes, cancel it","began":1817.597016,"at":1821.768011,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1009. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_1b0w1m7z6eskw8d8e8hpm","kind":"cancel"}},{"kind":"turn","n":413,"key":"k-413","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6eskzbkxchd36","words":"1010","began":1818.040485,"at":1818.765311,"status":200,"messages":[{"seq":5,"author":"visitor","text":"1010"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?"}]},{"kind":"order","n":414,"key":"k-414","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-737.1","began":1818.298365,"at":1819.582111,"status":201,"order":"ord_1b0w1m7z6esm3expk1114"},{"kind":"turn","n":415,"key":"k-415","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6eskzbkxchd36","words":"ann10@example.com","began":1818.792775,"at":1821.019939,"status":200,"messages":[{"seq":7,"author":"visitor","text":"ann10@example.com"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1010. They check it first, and it counts once they have said so. Shall I send this request?"}]},{"kind":"order","n":416,"key":"k-416","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","number":"WA-738.2","began":1819.634947,"at":1822.098842,"status":201,"order":"ord_559r1m7z6esm55m23yvsj"},{"kind":"turn","n":417,"key":"k-417","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6eskzbkxchd36","words":"Yes, cancel it","began":1821.058717,"at":1822.68506,"status":200,"messages":[{"seq":9,"author":"visitor","text":"Yes, cancel it"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1010. The shop will let you know."},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?"}],"request":{"order":"ord_559r1m7z6eskx7t1eznd2","kind":"cancel"}},{"kind":"edit","n":419,"key":"k-419","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","order":"ord_1b0w1m7z6eskw8d8e8hpm","mark":"mark ebi","began":1821.814947,"at":1823.706435,"status":200,"version":2},{"kind":"order","n":420,"key":"k-420","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","number":"WA-739.3","began":1822.150721,"at":1823.988566,"status":201,"order":"ord_1b0w1m7z6esm77f3gwaqn"},{"kind":"edit","n":422,"key":"k-422","state":"acked","tries":1,"shop":"shp_559r1m7z6esabcz0hcy10","order":"ord_559r1m7z6eskx7t1eznd2","mark":"mark ecb","began":1822.733103,"at":1824.360663,"status":200,"version":2},{"kind":"turn","n":423,"key":"k-423","state":"acked","tries":1,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"I want to talk to a person","began":1823.748198,"at":1824.813547,"status":200,"messages":[{"seq":12,"author":"visitor","text":"I want to talk to a person"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you."},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too."}]},{"kind":"turn","n":424,"key":"k-424","state":"open","tries":0,"shop":"shp_559r1m7z6esabcz0hcy10","session":"cnv_559r1m7z6eskzbkxchd36","words":"I want to talk to a person"},{"kind":"turn","n":425,"key":"k-425","state":"open","tries":0,"shop":"shp_1b0w1m7z6escw5ncjz3t3","session":"cnv_1b0w1m7z6eskx518z02kr","words":"It is broken, j"}],"sessions":[{"id":"cnv_559r1m7z6esg10egkqgaj","asked":{"order":"ord_559r1m7z6esfyee9nmfqg","kind":"cancel"},"wants":true},{"id":"cnv_1b0w1m7z6esg333jjra72","asked":{"order":"ord_1b0w1m7z6esfy9gbtt7gm","kind":"cancel"},"wants":true},{"id":"cnv_559r1m7z6esh98txgsg0z","asked":{"order":"ord_559r1m7z6esh851yjqxnp","kind":"cancel"},"wants":true},{"id":"cnv_1b0w1m7z6esha3zryvfbw","asked":{"order":"ord_1b0w1m7z6esh9a7szdqxr","kind":"cancel"},"wants":true},{"id":"cnv_1b0w1m7z6esj3d8y8ayrq","asked":{"order":"ord_1b0w1m7z6esj28628s4wp","kind":"cancel"},"wants":true},{"id":"cnv_559r1m7z6esj4fxc3pwvx","asked":{"order":"ord_559r1m7z6esj332yywex9","kind":"cancel"},"wants":true},{"id":"cnv_559r1m7z6esk12r7j28md","asked":{"order":"ord_559r1m7z6esjzdegrx5mn","kind":"cancel"},"wants":true},{"id":"cnv_1b0w1m7z6esk1c2y4s5bc","asked":{"order":"ord_1b0w1m7z6esk08vphbqg6","kind":"cancel"},"wants":true},{"id":"cnv_1b0w1m7z6eskx518z02kr","asked":{"order":"ord_1b0w1m7z6eskw8d8e8hpm","kind":"cancel"},"wants":true},{"id":"cnv_559r1m7z6eskzbkxchd36","asked":{"order":"ord_559r1m7z6eskx7t1eznd2","kind":"cancel"},"wants":true}],"hot":[[{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.650Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}],[{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.651Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}]]}}
--
-- PostgreSQL database dump
--


-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: api_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_key (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    token_hash text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    role text NOT NULL,
    created_at bigint NOT NULL,
    used_at bigint,
    revoked_at bigint,
    CONSTRAINT api_key_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'viewer'::text])))
);


--
-- Name: assistant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.assistant (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    title text DEFAULT 'Order help'::text NOT NULL,
    origins text DEFAULT ''::text NOT NULL,
    accent text DEFAULT '#1f3fae'::text NOT NULL,
    side text DEFAULT 'end'::text NOT NULL,
    theme text DEFAULT 'auto'::text NOT NULL,
    text_area smallint DEFAULT 1 NOT NULL,
    source_id text NOT NULL COLLATE pg_catalog."C",
    flow_id text NOT NULL COLLATE pg_catalog."C",
    flow_number bigint NOT NULL,
    secret_kid text,
    secret_sealed text,
    secret2_kid text,
    secret2_sealed text,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT assistant_text_area_check CHECK ((text_area = ANY (ARRAY[0, 1])))
);


--
-- Name: conversation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.conversation (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    assistant_id text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    input text NOT NULL,
    flow_id text NOT NULL COLLATE pg_catalog."C",
    flow_number bigint NOT NULL,
    dialog text NOT NULL,
    locale text NOT NULL,
    page_url text,
    subject text,
    subject_email text,
    subject_at bigint,
    order_id text COLLATE pg_catalog."C",
    claimed text,
    misses bigint DEFAULT 0 NOT NULL,
    staff_id text COLLATE pg_catalog."C",
    last_seq bigint DEFAULT 0 NOT NULL,
    last_at bigint NOT NULL,
    answer_at bigint,
    turn_by text,
    turn_until bigint,
    ended_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    heard_at bigint,
    talk_at bigint,
    listed_at bigint DEFAULT 0 NOT NULL,
    said_keys text,
    CONSTRAINT conversation_input_check CHECK ((input = ANY (ARRAY['text'::text, 'choices'::text, 'none'::text]))),
    CONSTRAINT conversation_state_check CHECK ((state = ANY (ARRAY['bot'::text, 'waiting'::text, 'human'::text, 'closed'::text])))
);


--
-- Name: counter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counter (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    value bigint NOT NULL
);


--
-- Name: eligibility_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.eligibility_rule (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    general text,
    delivery text,
    payment text,
    within_days bigint,
    since text,
    unknown_age text DEFAULT 'ask'::text NOT NULL,
    answer text NOT NULL,
    reason text,
    CONSTRAINT eligibility_rule_action_check CHECK ((action = ANY (ARRAY['cancel'::text, 'change_address'::text, 'change'::text, 'return'::text, 'refund'::text, 'confirm'::text, 'received'::text]))),
    CONSTRAINT eligibility_rule_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'ask'::text]))),
    CONSTRAINT eligibility_rule_since_check CHECK ((since = ANY (ARRAY['placed'::text, 'shipped'::text, 'delivered'::text]))),
    CONSTRAINT eligibility_rule_unknown_age_check CHECK ((unknown_age = ANY (ARRAY['yes'::text, 'no'::text, 'ask'::text])))
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    subject_id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL,
    field text,
    from_value text,
    to_value text,
    actor text NOT NULL,
    actor_id text,
    actor_name text,
    at bigint NOT NULL
);


--
-- Name: file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.file (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    bytes bytea NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: flow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.flow (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    name text NOT NULL,
    document text NOT NULL,
    published smallint DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT flow_published_check CHECK ((published = ANY (ARRAY[0, 1])))
);


--
-- Name: idempotency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C",
    body_hash text NOT NULL,
    status bigint DEFAULT 0 NOT NULL,
    type text,
    body text,
    at bigint NOT NULL
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id text NOT NULL COLLATE pg_catalog."C",
    shop_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    key text COLLATE pg_catalog."C",
    body text,
    state text DEFAULT 'waiting'::text NOT NULL,
    run_at bigint NOT NULL,
    leased_by text,
    tries bigint DEFAULT 0 NOT NULL,
    trouble text,
    created_at bigint NOT NULL,
    CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'stuck'::text])))
);


--
-- Name: membership; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.membership (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'agent'::text, 'viewer'::text])))
);


--
-- Name: message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    author text NOT NULL,
    author_name text,
    kind text NOT NULL,
    text text,
    body text,
    idem_key text COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    CONSTRAINT message_author_check CHECK ((author = ANY (ARRAY['visitor'::text, 'bot'::text, 'agent'::text, 'system'::text])))
);


--
-- Name: order_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_item (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    sku text,
    name text NOT NULL,
    quantity bigint NOT NULL,
    unit_price bigint NOT NULL,
    currency text NOT NULL,
    product_id text,
    thumbnail text,
    custom text
);


--
-- Name: orders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    source_id text NOT NULL COLLATE pg_catalog."C",
    external_id text NOT NULL COLLATE pg_catalog."C",
    number text NOT NULL,
    number_norm text NOT NULL COLLATE pg_catalog."C",
    external_stamp bigint DEFAULT 0 NOT NULL,
    content_hash text,
    locale text,
    customer_id text COLLATE pg_catalog."C",
    customer_name text,
    email text,
    email_norm text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    phone text,
    phone_norm text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    ship_name text,
    ship_line1 text,
    ship_line2 text,
    ship_city text,
    ship_region text,
    ship_postcode text,
    ship_country text,
    general text DEFAULT 'new'::text NOT NULL,
    delivery text DEFAULT 'not_shipped'::text NOT NULL,
    payment text DEFAULT 'none'::text NOT NULL,
    general_raw text,
    delivery_raw text,
    payment_raw text,
    badge text NOT NULL,
    grp text NOT NULL,
    currency text NOT NULL,
    subtotal bigint DEFAULT 0 NOT NULL,
    shipping_total bigint DEFAULT 0 NOT NULL,
    discount_total bigint DEFAULT 0 NOT NULL,
    tax_total bigint DEFAULT 0 NOT NULL,
    total bigint DEFAULT 0 NOT NULL,
    paid_total bigint DEFAULT 0 NOT NULL,
    total_text text,
    payment_name text,
    shipping_name text,
    carrier text,
    tracking_number text,
    tracking_norm text COLLATE pg_catalog."C",
    channel text,
    warehouse text,
    comment text,
    tags text,
    custom text,
    item_count bigint DEFAULT 0 NOT NULL,
    dates text,
    placed_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    cancelled_at bigint,
    delivered_at bigint,
    eta_from bigint,
    eta_to bigint,
    fetched_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: payment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.payment (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    method text,
    note text,
    paid_at bigint,
    reversed_at bigint
);


--
-- Name: product; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    sku text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    price bigint NOT NULL,
    currency text NOT NULL,
    image text,
    "position" bigint DEFAULT 0 NOT NULL
);


--
-- Name: proof; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.proof (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    level text NOT NULL,
    at bigint NOT NULL,
    until bigint NOT NULL,
    CONSTRAINT proof_level_check CHECK ((level = ANY (ARRAY['number_email'::text, 'number_phone'::text, 'code'::text, 'token'::text])))
);


--
-- Name: request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.request (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    conversation_id text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    details text,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    decided_at bigint,
    CONSTRAINT request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'done'::text])))
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    number bigint NOT NULL,
    name text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: security_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.security_event (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL,
    conversation_id text COLLATE pg_catalog."C",
    address text,
    number_hash text,
    email_hash text,
    at bigint NOT NULL
);


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    token_hash text NOT NULL COLLATE pg_catalog."C",
    staff_id text NOT NULL COLLATE pg_catalog."C",
    csrf text NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    until bigint NOT NULL
);


--
-- Name: shipment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shipment (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    order_id text NOT NULL COLLATE pg_catalog."C",
    line bigint NOT NULL,
    carrier_code text,
    carrier text,
    tracking_number text,
    tracking_url text,
    service text,
    pickup_point text,
    pickup_until bigint,
    status text DEFAULT 'unknown'::text NOT NULL,
    status_raw text,
    items text,
    shipped_at bigint,
    last_event_at bigint,
    last_event text,
    eta_from bigint,
    eta_to bigint,
    delivered_at bigint,
    told_by text DEFAULT 'store'::text NOT NULL,
    CONSTRAINT shipment_told_by_check CHECK ((told_by = ANY (ARRAY['store'::text, 'tracker'::text, 'manual'::text])))
);


--
-- Name: shop; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shop (
    id text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    zone text DEFAULT 'UTC'::text NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    currency text DEFAULT 'USD'::text NOT NULL,
    number_prefix text DEFAULT ''::text NOT NULL,
    number_suffix text DEFAULT ''::text NOT NULL,
    verify_email smallint DEFAULT 1 NOT NULL,
    verify_phone smallint DEFAULT 0 NOT NULL,
    verify_token smallint DEFAULT 1 NOT NULL,
    stalled_days bigint DEFAULT 5 NOT NULL,
    tracking_url text,
    support_url text,
    returns_url text,
    privacy_url text,
    delivery_policy text,
    returns_policy text,
    actions text DEFAULT 'cancel change_address change return refund confirm received'::text NOT NULL,
    demo smallint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT shop_demo_check CHECK ((demo = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_email_check CHECK ((verify_email = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_phone_check CHECK ((verify_phone = ANY (ARRAY[0, 1]))),
    CONSTRAINT shop_verify_token_check CHECK ((verify_token = ANY (ARRAY[0, 1])))
);


--
-- Name: source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.source (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    settings text DEFAULT '{}'::text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: staff; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.staff (
    id text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    password text,
    created_at bigint NOT NULL
);


--
-- Name: status; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    badge text,
    tone text,
    include_in_analytics smallint DEFAULT 1 NOT NULL,
    builtin smallint DEFAULT 0 NOT NULL,
    learned smallint DEFAULT 0 NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT status_builtin_check CHECK ((builtin = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_include_in_analytics_check CHECK ((include_in_analytics = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_learned_check CHECK ((learned = ANY (ARRAY[0, 1]))),
    CONSTRAINT status_type_check CHECK ((type = ANY (ARRAY['basic'::text, 'general'::text, 'delivery'::text, 'payment'::text])))
);


--
-- Name: status_text; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.status_text (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    locale text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL
);


--
-- Name: ticket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ticket (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    conversation_id text NOT NULL COLLATE pg_catalog."C",
    cause text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL,
    order_id text COLLATE pg_catalog."C",
    order_snapshot text,
    claimed text,
    issue text,
    contact text,
    transcript text NOT NULL,
    state text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT ticket_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);


--
-- Name: warning; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.warning (
    shop_id text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL,
    since bigint NOT NULL
);


--
-- Data for Name: api_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_key VALUES ('shp_559r1m7z6esabcz0hcy10', 'key_559r1m7z6esca89m1zwyj', '04e5a4b1634d69ec02d72a33686095e551eb2406039eb2686037035ce7706e5e', 'wismo init', 'owner', 1795269551391, NULL, NULL);
INSERT INTO public.api_key VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'key_1b0w1m7z6esevehjhqq5f', 'd113949afafb08bff86008e70f85feb1c5d31f49578c4d40ddf6e859368d3746', 'wismo init', 'owner', 1795269551508, NULL, NULL);


--
-- Data for Name: assistant; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.assistant VALUES ('shp_559r1m7z6esabcz0hcy10', 'ast_559r1m7z6esag7d29sz4w', '8nqwn9h4p9rnxkcj9rdc', 'North', 'Order help', '', '#1f3fae', 'end', 'auto', 1, 'src_559r1m7z6esabcz0hereb', 'flw_559r1m7z6esad8hyz5ktg', 1, 'm4f9z4se', 's1:9dd557dc:a49We9_A2sEGmS8-miU-BY5oFGEYZVwcxKgxqRr2kjGgZ7599MqG-v3AEli4Yzkdra5XhxIeHuA5CzCyQMTMvdXZzlu6aFKwW0NUDlvC3qsPoqt2MoFdG4dsbeE', NULL, NULL, 1, 1795269551391);
INSERT INTO public.assistant VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ast_1b0w1m7z6esd2dfcr3e1g', '2ke9tpvgt1mnjf988dc3', 'South', 'Order help', '', '#1f3fae', 'end', 'auto', 1, 'src_1b0w1m7z6escw5nck088g', 'flw_1b0w1m7z6esczfgb07002', 1, 'w925zjh8', 's1:9dd557dc:LX4Jk7gRXs_yfLJcx8Ix2qqwWMdmaPpaZbLcCClffxTl4eliHGbEm37mvsWgjlI9NkS1M91qNgIdHHoXAxayYO3zMPtABWcHaghiJSgo5rCUziWIlRT1LQMDy58', NULL, NULL, 1, 1795269551508);


--
-- Data for Name: conversation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.conversation VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 'ast_1b0w1m7z6esd2dfcr3e1g', 'human', 'text', 'flw_1b0w1m7z6esczfgb07002', 1, '1	more	14	0	0
v	order_number	1002
v	contact	ann2@example.com
v	order_id	ord_1b0w1m7z6esfy9gbtt7gm', 'en', NULL, NULL, NULL, NULL, 'ord_1b0w1m7z6esfy9gbtt7gm', NULL, 0, 'key_1b0w1m7z6esevehjhqq5f', 21, 1795269551649, NULL, NULL, NULL, NULL, 3, 1795269551616, 1795269551649, 1795269551622, 1795269551649, 'c8d18b4054a81b0b68b0087b:21 9d754a7e22fc275e8f13f2c0:19 e99b6dfcf7e06b4cfd01a99d:15 487eff97193b592cb4fed564:12 11f18bdf18fd71b49ac5bd19:9 7101e6d2b1cfbad411663f98:7 9ef4032d32205fe46b851db3:5 72196deb3571b2fa0579f3df:3 ');
INSERT INTO public.conversation VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 'ast_1b0w1m7z6esd2dfcr3e1g', 'human', 'text', 'flw_1b0w1m7z6esczfgb07002', 1, '1	more	14	0	0
v	order_number	1004
v	contact	ann4@example.com
v	order_id	ord_1b0w1m7z6esh9a7szdqxr', 'en', NULL, NULL, NULL, NULL, 'ord_1b0w1m7z6esh9a7szdqxr', NULL, 0, 'key_1b0w1m7z6esevehjhqq5f', 21, 1795269551679, NULL, NULL, NULL, NULL, 3, 1795269551657, 1795269551679, 1795269551658, 1795269551679, 'a2ca28e862a298c5576849be:21 f017ac390ad9d7f1a59b8f34:19 1f7b7faba0d95abad7b75639:15 728617c694fb37864755fb3a:12 00ca42c525daa5dc90ca86e1:9 8142b059cf4491044075abe5:7 714938d6b65a9ce99650b619:5 3d000179d99bd0b84cd08ed2:3 ');
INSERT INTO public.conversation VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 'ast_1b0w1m7z6esd2dfcr3e1g', 'human', 'text', 'flw_1b0w1m7z6esczfgb07002', 1, '1	more	14	0	0
v	order_number	1008
v	contact	ann8@example.com
v	order_id	ord_1b0w1m7z6esk08vphbqg6', 'en', NULL, NULL, NULL, NULL, 'ord_1b0w1m7z6esk08vphbqg6', NULL, 0, 'key_1b0w1m7z6esevehjhqq5f', 21, 1795269551737, NULL, NULL, NULL, NULL, 3, 1795269551713, 1795269551737, 1795269551714, 1795269551737, 'eadfecf685dddc13bdf71728:21 877a550c2ea38cfc66fd5ed3:19 117678f1a9cba9e4fda283ce:15 d104b9ed3fa693cefac32166:12 1a1ecb2b84aaf8ecda21e538:9 bc5f3e33294da1c19edc1c0a:7 db648f30f202757a7179290b:5 015384638e26c02e7ac16f57:3 ');
INSERT INTO public.conversation VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 'ast_1b0w1m7z6esd2dfcr3e1g', 'bot', 'text', 'flw_1b0w1m7z6esczfgb07002', 1, '1	support	14	0	0
v	purpose	cancel
v	order_number	1009
v	contact	ann9@example.com
v	order_id	ord_1b0w1m7z6eskw8d8e8hpm
v	asked	support', 'en', NULL, NULL, NULL, NULL, 'ord_1b0w1m7z6eskw8d8e8hpm', NULL, 0, NULL, 14, 1795269551752, NULL, NULL, NULL, NULL, 1, 1795269551741, 1795269551752, 1795269551742, 1795269551742, 'efc55f220de99ad85bcbee8c:12 bd344c0850019676c4e817c0:9 79bee612f26ad812153d161c:7 d3be6378af188917e8ada9f4:5 14816e008fe16fc96e031a0d:3 ');
INSERT INTO public.conversation VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 'ast_559r1m7z6esag7d29sz4w', 'human', 'text', 'flw_559r1m7z6esad8hyz5ktg', 1, '1	more	14	0	0
v	order_number	1001
v	contact	ann1@example.com
v	order_id	ord_559r1m7z6esfyee9nmfqg', 'en', NULL, NULL, NULL, NULL, 'ord_559r1m7z6esfyee9nmfqg', NULL, 0, 'key_559r1m7z6esca89m1zwyj', 21, 1795269551649, NULL, NULL, NULL, NULL, 3, 1795269551617, 1795269551649, 1795269551620, 1795269551649, '3b50af5c1882f302cc4ead6d:21 8c0a88162a8322d2edf20cc3:19 65d7c2c72adcc30c7ef6ec50:15 a168181871481caf8d7d8a93:12 da9677ca969242c8b22fd43e:9 1cf3de17595a3749bedf6ba2:7 62cf1ffce88678cd9625c30f:5 c4fafb30105597c36c122120:3 ');
INSERT INTO public.conversation VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 'ast_559r1m7z6esag7d29sz4w', 'human', 'text', 'flw_559r1m7z6esad8hyz5ktg', 1, '1	more	14	0	0
v	order_number	1003
v	contact	ann3@example.com
v	order_id	ord_559r1m7z6esh851yjqxnp', 'en', NULL, NULL, NULL, NULL, 'ord_559r1m7z6esh851yjqxnp', NULL, 0, 'key_559r1m7z6esca89m1zwyj', 21, 1795269551675, NULL, NULL, NULL, NULL, 3, 1795269551657, 1795269551675, 1795269551658, 1795269551675, 'd239e8005ad905d06f1d0c4a:21 4ec60acd0576fa7811443ac1:19 2102160ee1ae2b1d8f646654:15 a261f360e6a84dc065cd1373:12 9aa3e43583f9ffc4cad64be3:9 9ed8cb4947970999455580c3:7 f6229ec8276ad2954f654046:5 efe633e0d68653e20e8da4f5:3 ');
INSERT INTO public.conversation VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 'ast_1b0w1m7z6esd2dfcr3e1g', 'human', 'text', 'flw_1b0w1m7z6esczfgb07002', 1, '1	more	14	0	0
v	order_number	1005
v	contact	ann5@example.com
v	order_id	ord_1b0w1m7z6esj28628s4wp', 'en', NULL, NULL, NULL, NULL, 'ord_1b0w1m7z6esj28628s4wp', NULL, 0, 'key_1b0w1m7z6esevehjhqq5f', 21, 1795269551706, NULL, NULL, NULL, NULL, 3, 1795269551683, 1795269551706, 1795269551684, 1795269551706, '53210108d648c50ee13f6bcb:21 9664bacc9a4f62391e8d1082:19 f798d0da41a49507666fcfc6:15 56fb7474ba3554a8a538efea:12 dbcac5d2ddb08a6df43cec7c:9 6d3d85ee47fba25a00a484e3:7 d56e117bed0860802ffd8697:5 86ab569a0a79e4c7de1865cf:3 ');
INSERT INTO public.conversation VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 'ast_559r1m7z6esag7d29sz4w', 'human', 'text', 'flw_559r1m7z6esad8hyz5ktg', 1, '1	more	14	0	0
v	order_number	1006
v	contact	ann6@example.com
v	order_id	ord_559r1m7z6esj332yywex9', 'en', NULL, NULL, NULL, NULL, 'ord_559r1m7z6esj332yywex9', NULL, 0, 'key_559r1m7z6esca89m1zwyj', 21, 1795269551706, NULL, NULL, NULL, NULL, 3, 1795269551684, 1795269551706, 1795269551685, 1795269551706, 'e3254a376e90cfca533788fd:21 ba96998a72219d22663c6dbe:19 ae826e609418e07307435df0:15 4683f5308d8a812aeedb1d56:12 42b63321bb49d4ac2526bf64:9 baa0163da86bbc4026ec09dd:7 598eb1fffff1401c1e967b37:5 8039cfd1782aa42ece5d3b29:3 ');
INSERT INTO public.conversation VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 'ast_559r1m7z6esag7d29sz4w', 'human', 'text', 'flw_559r1m7z6esad8hyz5ktg', 1, '1	more	14	0	0
v	order_number	1007
v	contact	ann7@example.com
v	order_id	ord_559r1m7z6esjzdegrx5mn', 'en', NULL, NULL, NULL, NULL, 'ord_559r1m7z6esjzdegrx5mn', NULL, 0, 'key_559r1m7z6esca89m1zwyj', 21, 1795269551734, NULL, NULL, NULL, NULL, 3, 1795269551712, 1795269551734, 1795269551713, 1795269551734, '971ff52e8ee051772101cdc4:21 4ba42110800ac7d181599ea5:19 f854342f5be4436ce7076125:15 3bef20de6fc9c31060d9e729:12 452e0ffce3d794670200462f:9 5338a53f0ea7f39d20fc7c8e:7 3d0092fea06ac6342040eb21:5 8b21a6d8c806ee4c128eef14:3 ');
INSERT INTO public.conversation VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 'ast_559r1m7z6esag7d29sz4w', 'bot', 'text', 'flw_559r1m7z6esad8hyz5ktg', 1, '1	more	14	0	0
v	purpose	cancel
v	order_number	1010
v	contact	ann10@example.com
v	order_id	ord_559r1m7z6eskx7t1eznd2
o	opt_10	Check order status	status	
o	opt_11	Change or cancel an order	change	
o	opt_12	Return or refund	return	
o	opt_13	Delivery and returns policy	policy	
o	opt_14	Contact Support	support	', 'en', NULL, NULL, NULL, NULL, 'ord_559r1m7z6eskx7t1eznd2', NULL, 0, NULL, 11, 1795269551749, NULL, NULL, NULL, NULL, 1, 1795269551743, 1795269551749, 1795269551744, 1795269551744, '5282cd94e31580c70194f5b7:9 505f485ba61570dd39d4e46f:7 5c1543b749bbab44ab8a6184:5 45495ec06c05717cd554b7a5:3 ');


--
-- Data for Name: counter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counter VALUES ('shp_559r1m7z6esabcz0hcy10', 'ticket', 1004);
INSERT INTO public.counter VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ticket', 1004);


--
-- Data for Name: eligibility_rule; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 10, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 20, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 30, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been delivered. You can ask for a return instead.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 40, NULL, 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped. Once it has arrived, you can ask for a return.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 50, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped and is on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'cancel', 60, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change_address', 70, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change_address', 80, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change_address', 90, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change_address', 100, 'new confirmed in_progress on_hold', 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change', 110, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change', 120, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change', 130, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'change', 140, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 150, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled, so there is nothing to return.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 160, 'returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order has already come back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 170, NULL, 'returning returned', NULL, NULL, NULL, 'ask', 'no', 'This order is already on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 180, NULL, 'delivered', NULL, 30, 'delivered', 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 190, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'Returns are possible for 30 days after delivery, and these are over.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 200, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'return', 210, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has not been delivered yet. You can ask for a return once it has arrived.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 220, NULL, NULL, 'refunded', NULL, NULL, 'ask', 'no', 'This order has already been refunded.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 230, 'cancelled', NULL, 'paid partial partially_refunded', NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 240, 'cancelled', NULL, 'none awaiting authorized failed voided cod', NULL, NULL, 'ask', 'no', 'This order is canceled, and no payment has been recorded for it.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 250, 'returned', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 260, NULL, 'delivered returned', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 270, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'refund', 280, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'A refund can be asked for once the order has been delivered, or when it is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'confirm', 290, 'new', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'confirm', 300, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'confirm', 310, 'confirmed in_progress completed returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already confirmed.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'received', 320, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'received', 330, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is already marked as delivered.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'received', 340, 'new confirmed in_progress on_hold completed', 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'received', 350, NULL, 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'no', 'This order has not been shipped yet.');
INSERT INTO public.eligibility_rule VALUES ('shp_559r1m7z6esabcz0hcy10', 'received', 360, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 10, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 20, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 30, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been delivered. You can ask for a return instead.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 40, NULL, 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped. Once it has arrived, you can ask for a return.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 50, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped and is on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cancel', 60, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change_address', 70, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change_address', 80, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change_address', 90, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so its address can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change_address', 100, 'new confirmed in_progress on_hold', 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change', 110, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change', 120, 'returned completed', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already finished, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change', 130, NULL, 'delivered partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has already been shipped, so it can no longer be changed.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'change', 140, 'new confirmed in_progress on_hold', 'not_shipped preparing not_required', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 150, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled, so there is nothing to return.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 160, 'returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order has already come back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 170, NULL, 'returning returned', NULL, NULL, NULL, 'ask', 'no', 'This order is already on its way back to us.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 180, NULL, 'delivered', NULL, 30, 'delivered', 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 190, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'Returns are possible for 30 days after delivery, and these are over.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 200, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'return', 210, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order has not been delivered yet. You can ask for a return once it has arrived.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 220, NULL, NULL, 'refunded', NULL, NULL, 'ask', 'no', 'This order has already been refunded.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 230, 'cancelled', NULL, 'paid partial partially_refunded', NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 240, 'cancelled', NULL, 'none awaiting authorized failed voided cod', NULL, NULL, 'ask', 'no', 'This order is canceled, and no payment has been recorded for it.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 250, 'returned', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 260, NULL, 'delivered returned', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 270, 'completed', NULL, NULL, NULL, NULL, 'ask', 'ask', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'refund', 280, NULL, 'not_shipped preparing partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'no', 'A refund can be asked for once the order has been delivered, or when it is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'confirm', 290, 'new', NULL, NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'confirm', 300, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'confirm', 310, 'confirmed in_progress completed returned', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is already confirmed.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'received', 320, 'cancelled', NULL, NULL, NULL, NULL, 'ask', 'no', 'This order is canceled.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'received', 330, NULL, 'delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is already marked as delivered.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'received', 340, 'new confirmed in_progress on_hold completed', 'partially_shipped shipped in_transit at_pickup_point out_for_delivery attempted delayed', NULL, NULL, NULL, 'ask', 'yes', NULL);
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'received', 350, NULL, 'not_shipped preparing', NULL, NULL, NULL, 'ask', 'no', 'This order has not been shipped yet.');
INSERT INTO public.eligibility_rule VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'received', 360, NULL, 'returning returned not_delivered', NULL, NULL, NULL, 'ask', 'no', 'This order is on its way back to us.');


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esabcz0hgj96', 'shop', 'shp_559r1m7z6esabcz0hcy10', 'shop.created', NULL, NULL, 'North', 'system', NULL, NULL, 1795269551391);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esad8hyz5kc1', 'shop', 'shp_559r1m7z6esabcz0hcy10', 'eligibility.changed', NULL, NULL, NULL, 'system', NULL, NULL, 1795269551391);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esag7d29vtn1', 'assistant', 'ast_559r1m7z6esag7d29sz4w', 'assistant.created', NULL, NULL, 'North', 'system', NULL, NULL, 1795269551391);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esca89m1z47a', 'staff', 'usr_559r1m7z6esah7e6c3fqe', 'staff.added', 'role', NULL, 'owner', 'system', NULL, NULL, 1795269551391);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esca89m210j3', 'key', 'key_559r1m7z6esca89m1zwyj', 'key.created', 'role', NULL, 'owner', 'system', NULL, NULL, 1795269551391);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6escw5nck1ng4', 'shop', 'shp_1b0w1m7z6escw5ncjz3t3', 'shop.created', NULL, NULL, 'South', 'system', NULL, NULL, 1795269551508);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esczfgb05ghj', 'shop', 'shp_1b0w1m7z6escw5ncjz3t3', 'eligibility.changed', NULL, NULL, NULL, 'system', NULL, NULL, 1795269551508);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esd2dfcr4f93', 'assistant', 'ast_1b0w1m7z6esd2dfcr3e1g', 'assistant.created', NULL, NULL, 'South', 'system', NULL, NULL, 1795269551508);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esevehjhqb6m', 'staff', 'usr_1b0w1m7z6esd2dfcr5xbr', 'staff.added', 'role', NULL, 'owner', 'system', NULL, NULL, 1795269551508);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esevehjhsa31', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'key.created', 'role', NULL, 'owner', 'system', NULL, NULL, 1795269551508);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esfzek9ptksw', 'order', 'ord_559r1m7z6esfyee9nmfqg', 'order.created', NULL, NULL, '1001', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551612);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esfz4tfk337z', 'order', 'ord_1b0w1m7z6esfy9gbtt7gm', 'order.created', NULL, NULL, '1002', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551612);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esgf26dvzz6b', 'order', 'ord_1b0w1m7z6esfy9gbtt7gm', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551629);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esgg60p9jy2c', 'order', 'ord_1b0w1m7z6esfy9gbtt7gm', 'order.changed', 'comment', NULL, 'mark cbg', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551631);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esgm1t807gcv', 'ticket', 'tic_1b0w1m7z6esgkf77qfv7r', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551634);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esgnbsb98vpp', 'order', 'ord_559r1m7z6esfyee9nmfqg', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551636);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esgqardzx53k', 'order', 'ord_559r1m7z6esfyee9nmfqg', 'order.changed', 'comment', NULL, 'mark ccb', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551638);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esgm1t808c1n', 'conversation', 'cnv_1b0w1m7z6esg333jjra72', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551634);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esgs9dh871jx', 'ticket', 'tic_559r1m7z6esgs9dh85v6v', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551640);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esgtcnrnbs5m', 'conversation', 'cnv_559r1m7z6esg10egkqgaj', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551640);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esgtdmn677tq', 'conversation', 'cnv_1b0w1m7z6esg333jjra72', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551641);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esgw6d3acmfn', 'conversation', 'cnv_559r1m7z6esg10egkqgaj', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551643);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esh38gegczjh', 'order', 'ord_559r1m7z6esh259q7tnsg', 'order.created', NULL, NULL, 'H00', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551650);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esh36c3tkj5v', 'order', 'ord_1b0w1m7z6esh36c3tjgcf', 'order.created', NULL, NULL, 'H10', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551651);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esh76cd682w8', 'order', 'ord_1b0w1m7z6esh36c3tjgcf', 'order.changed', 'comment', NULL, 'mark ceh', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551654);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esh5czn8tfqj', 'order', 'ord_559r1m7z6esh259q7tnsg', 'order.changed', 'comment', NULL, 'mark cef', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551653);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esh9a0b7wnym', 'order', 'ord_559r1m7z6esh851yjqxnp', 'order.created', NULL, NULL, '1003', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551655);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esh9a7szfprd', 'order', 'ord_1b0w1m7z6esh9a7szdqxr', 'order.created', NULL, NULL, '1004', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551656);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eshf5ny9ktf0', 'order', 'ord_1b0w1m7z6esh9a7szdqxr', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551662);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eshg62hb7znq', 'order', 'ord_1b0w1m7z6esh9a7szdqxr', 'order.changed', 'comment', NULL, 'mark cfj', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551663);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshg544h1mxd', 'order', 'ord_559r1m7z6esh851yjqxnp', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551661);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshh9jncjx58', 'order', 'ord_559r1m7z6esh851yjqxnp', 'order.changed', 'comment', NULL, 'mark cgc', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551664);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eshk5w8h1h06', 'ticket', 'tic_1b0w1m7z6eshj4ytdt9k8', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551665);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eshk5w8h1me6', 'conversation', 'cnv_1b0w1m7z6esha3zryvfbw', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551665);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshk1mc9tywf', 'ticket', 'tic_559r1m7z6eshk1mc9s9tn', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551666);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshk1mc9wxd0', 'conversation', 'cnv_559r1m7z6esh98txgsg0z', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551666);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshq7wkz86qc', 'conversation', 'cnv_559r1m7z6esh98txgsg0z', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551670);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eshs69a9x38z', 'conversation', 'cnv_1b0w1m7z6esha3zryvfbw', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551672);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eshv1vqa82e8', 'order', 'ord_559r1m7z6eshv1vqa6b2f', 'order.created', NULL, NULL, 'WA-700.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551674);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esj07mxexmkv', 'order', 'ord_1b0w1m7z6eshwbccjbkfw', 'order.created', NULL, NULL, 'WA-701.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551676);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esj1d0pnepb7', 'order', 'ord_559r1m7z6esh259q7tnsg', 'order.changed', 'comment', 'mark cef', 'mark cih', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551680);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esj13ngh68kz', 'order', 'ord_559r1m7z6esj13ngh4jsc', 'order.created', NULL, NULL, 'WA-702.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551680);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esj281gt96bf', 'order', 'ord_1b0w1m7z6esh36c3tjgcf', 'order.changed', 'comment', 'mark ceh', 'mark cja', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551681);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esj28628sv4f', 'order', 'ord_1b0w1m7z6esj28628s4wp', 'order.created', NULL, NULL, '1005', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551682);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esj332yywqjv', 'order', 'ord_559r1m7z6esj332yywex9', 'order.created', NULL, NULL, '1006', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551683);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esj8d5wjrh8y', 'order', 'ord_559r1m7z6esj794jyz9h0', 'order.created', NULL, NULL, 'WA-704.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551687);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjcc74gkthp', 'order', 'ord_1b0w1m7z6esj28628s4wp', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551688);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjdf07xk9mb', 'order', 'ord_559r1m7z6esj332yywex9', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551692);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esje8x0dqtpe', 'order', 'ord_1b0w1m7z6esj28628s4wp', 'order.changed', 'comment', NULL, 'mark dag', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551693);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjf0k0zn2f9', 'order', 'ord_559r1m7z6esj332yywex9', 'order.changed', 'comment', NULL, 'mark dai', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551694);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjf0j5hszy3', 'order', 'ord_1b0w1m7z6esjf0j5hr8mj', 'order.created', NULL, NULL, 'WA-707.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551695);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjh3rcwhk3b', 'order', 'ord_559r1m7z6esjg0gxc6044', 'order.created', NULL, NULL, 'WA-708.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551696);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjj6j7r5kpn', 'ticket', 'tic_1b0w1m7z6esjj6j7r50w2', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551697);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjj6j7r6k30', 'conversation', 'cnv_1b0w1m7z6esj3d8y8ayrq', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551697);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjk5a06eh2b', 'order', 'ord_1b0w1m7z6esjk5a06dqex', 'order.created', NULL, NULL, 'WA-709.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551699);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjmffnx8fng', 'conversation', 'cnv_559r1m7z6esj4fxc3pwvx', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551700);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjnbs4zbxds', 'conversation', 'cnv_1b0w1m7z6esj3d8y8ayrq', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551701);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjxc4t7ky1v', 'order', 'ord_1b0w1m7z6esh36c3tjgcf', 'order.changed', 'comment', 'mark cja', 'mark dec', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551709);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjy6ppesq1n', 'order', 'ord_559r1m7z6esh259q7tnsg', 'order.changed', 'comment', 'mark cih', 'mark dee', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551710);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjzdegrz365', 'order', 'ord_559r1m7z6esjzdegrx5mn', 'order.created', NULL, NULL, '1007', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551710);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esk08vphc3en', 'order', 'ord_1b0w1m7z6esk08vphbqg6', 'order.created', NULL, NULL, '1008', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551711);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esk7ez7wrdq4', 'order', 'ord_1b0w1m7z6esk08vphbqg6', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551718);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esk80g6g105c', 'order', 'ord_559r1m7z6esk80g6fzpmt', 'order.created', NULL, NULL, 'WA-720.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551719);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esk96jt09jtg', 'order', 'ord_1b0w1m7z6esk08vphbqg6', 'order.changed', 'comment', NULL, 'mark dga', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551720);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskf0brxx56t', 'ticket', 'tic_559r1m7z6eskf0brxwb39', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551725);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskf0brxxng6', 'conversation', 'cnv_559r1m7z6esk12r7j28md', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551725);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskh4mc79ark', 'order', 'ord_559r1m7z6eskgb4z92b1r', 'order.created', NULL, NULL, 'WA-724.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551727);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskt420enkng', 'order', 'ord_559r1m7z6esh259q7tnsg', 'order.changed', 'comment', 'mark dee', 'mark djd', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551736);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskw6eqfv4nc', 'order', 'ord_1b0w1m7z6esh36c3tjgcf', 'order.changed', 'comment', 'mark dec', 'mark djj', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551739);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esky2e1n72er', 'order', 'ord_559r1m7z6eskx7t1eznd2', 'order.created', NULL, NULL, '1010', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551740);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esm5csxc4p1y', 'order', 'ord_1b0w1m7z6eskw8d8e8hpm', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551746);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esm7c7w5cf55', 'order', 'ord_1b0w1m7z6eskw8d8e8hpm', 'order.changed', 'comment', NULL, 'mark ebi', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551750);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esj55t8bd1v6', 'order', 'ord_1b0w1m7z6esj55t8bbp6e', 'order.created', NULL, NULL, 'WA-703.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551682);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjb1wagp2pe', 'order', 'ord_1b0w1m7z6esjb1wagmf7a', 'order.created', NULL, NULL, 'WA-705.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551690);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esje76fm23pn', 'order', 'ord_559r1m7z6esje76fm08jw', 'order.created', NULL, NULL, 'WA-706.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551692);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjja14e2w55', 'ticket', 'tic_559r1m7z6esjja14e27n2', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551697);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjja14e3epw', 'conversation', 'cnv_559r1m7z6esj4fxc3pwvx', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551697);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjnb0fbdk3c', 'order', 'ord_559r1m7z6esjnb0fbddbj', 'order.created', NULL, NULL, 'WA-710.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551700);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjp48arej3g', 'order', 'ord_1b0w1m7z6esjp48arcyh5', 'order.created', NULL, NULL, 'WA-711.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551702);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjrd77znxwh', 'order', 'ord_559r1m7z6esjrd77zmsv9', 'order.created', NULL, NULL, 'WA-712.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551703);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjsb5fn2q4x', 'order', 'ord_1b0w1m7z6esjsb5fn1zax', 'order.created', NULL, NULL, 'WA-713.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551705);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjt1a2mzt1p', 'order', 'ord_559r1m7z6esjt1a2mz22t', 'order.created', NULL, NULL, 'WA-714.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551706);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esjvap0qayaf', 'order', 'ord_1b0w1m7z6esjvap0q953c', 'order.created', NULL, NULL, 'WA-715.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551707);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esjx5e7k8sy4', 'order', 'ord_559r1m7z6esjw6gn194dw', 'order.created', NULL, NULL, 'WA-716.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551708);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esk37k0mpe9b', 'order', 'ord_1b0w1m7z6esk37k0mng0g', 'order.created', NULL, NULL, 'WA-717.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551714);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esk4cphwgf50', 'order', 'ord_559r1m7z6esk4cphwfchk', 'order.created', NULL, NULL, 'WA-718.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551716);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esk61mbwk0pc', 'order', 'ord_1b0w1m7z6esk61mbwjy8d', 'order.created', NULL, NULL, 'WA-719.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551717);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esk8bz8ymteh', 'order', 'ord_559r1m7z6esjzdegrx5mn', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551718);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esk922xxhn31', 'order', 'ord_559r1m7z6esjzdegrx5mn', 'order.changed', 'comment', NULL, 'mark dgc', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551721);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eska76jc9bfv', 'order', 'ord_1b0w1m7z6eska76jc7w87', 'order.created', NULL, NULL, 'WA-721.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551721);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskdf0fkzg36', 'order', 'ord_559r1m7z6eskc6vv9wyht', 'order.created', NULL, NULL, 'WA-722.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551724);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eske9ydw5q3d', 'order', 'ord_1b0w1m7z6eske9ydw5cny', 'order.created', NULL, NULL, 'WA-723.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551725);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskfb59qd3nm', 'ticket', 'tic_1b0w1m7z6eskfb59qbejr', 'ticket.created', 'reason', NULL, 'support', 'shopper', NULL, NULL, 1795269551726);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskfb59qe233', 'conversation', 'cnv_1b0w1m7z6esk1c2y4s5bc', 'conversation.state_changed', 'state', 'bot', 'waiting', 'shopper', NULL, NULL, 1795269551726);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskg8t8dr8yy', 'conversation', 'cnv_559r1m7z6esk12r7j28md', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551728);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskj5nygpv39', 'conversation', 'cnv_1b0w1m7z6esk1c2y4s5bc', 'conversation.state_changed', 'state', 'waiting', 'human', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551730);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskkf6yv33y5', 'order', 'ord_1b0w1m7z6eskkf6yv168h', 'order.created', NULL, NULL, 'WA-725.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551730);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskm3csnf523', 'order', 'ord_559r1m7z6eskm3csnemtq', 'order.created', NULL, NULL, 'WA-726.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551732);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esknegmg038p', 'order', 'ord_1b0w1m7z6esknegmfywk8', 'order.created', NULL, NULL, 'WA-727.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551733);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskq2jzcf75g', 'order', 'ord_559r1m7z6eskq2jzcdzc5', 'order.created', NULL, NULL, 'WA-728.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551734);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskr76bd07t9', 'order', 'ord_1b0w1m7z6eskr76bcz1bz', 'order.created', NULL, NULL, 'WA-729.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551736);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskt8mhfqy29', 'order', 'ord_559r1m7z6esks1cbydnhh', 'order.created', NULL, NULL, 'WA-730.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551737);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskva00htx0y', 'order', 'ord_1b0w1m7z6eskva00htk44', 'order.created', NULL, NULL, 'WA-731.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551738);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskw8d8e934m', 'order', 'ord_1b0w1m7z6eskw8d8e8hpm', 'order.created', NULL, NULL, '1009', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551739);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskw6eqfwdaj', 'order', 'ord_559r1m7z6eskw6eqfvdwc', 'order.created', NULL, NULL, 'WA-732.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551740);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6eskx8q1kfav4', 'order', 'ord_1b0w1m7z6eskx8q1kf5y9', 'order.created', NULL, NULL, 'WA-733.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551741);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6eskzfm7x818c', 'order', 'ord_559r1m7z6eskzfm7x65wk', 'order.created', NULL, NULL, 'WA-734.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551742);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esm03e3nhhsw', 'order', 'ord_1b0w1m7z6esm03e3ng5ys', 'order.created', NULL, NULL, 'WA-735.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551744);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esm27c25qc88', 'order', 'ord_559r1m7z6esm12xarvbwv', 'order.created', NULL, NULL, 'WA-736.0', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551745);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esm3expk1q8v', 'order', 'ord_1b0w1m7z6esm3expk1114', 'order.created', NULL, NULL, 'WA-737.1', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551746);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esm55m23z4t1', 'order', 'ord_559r1m7z6esm55m23yvsj', 'order.created', NULL, NULL, 'WA-738.2', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551749);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esm600587jhv', 'order', 'ord_559r1m7z6eskx7t1eznd2', 'request.added', 'request', NULL, 'cancel', 'shopper', NULL, NULL, 1795269551749);
INSERT INTO public.event VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'evt_1b0w1m7z6esm77f3gy18m', 'order', 'ord_1b0w1m7z6esm77f3gwaqn', 'order.created', NULL, NULL, 'WA-739.3', 'key', 'key_1b0w1m7z6esevehjhqq5f', 'wismo init', 1795269551751);
INSERT INTO public.event VALUES ('shp_559r1m7z6esabcz0hcy10', 'evt_559r1m7z6esm8fqkz59cp', 'order', 'ord_559r1m7z6eskx7t1eznd2', 'order.changed', 'comment', NULL, 'mark ecb', 'key', 'key_559r1m7z6esca89m1zwyj', 'wismo init', 1795269551751);


--
-- Data for Name: file; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: flow; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.flow VALUES ('shp_559r1m7z6esabcz0hcy10', 'flw_559r1m7z6esad8hyz5ktg', 1, 'Order help', '{
  "name": "Order help",
  "locale": "en",
  "start": "hello",
  "on": {
    "order": "start_order",
    "order_status": "start_status",
    "delivery_eta": "start_status",
    "not_received": "start_not_received",
    "cancel": "start_cancel",
    "change": "start_change",
    "change_address": "start_change_address",
    "return": "start_return",
    "refund": "start_refund",
    "policy": "policy",
    "human": "support_fresh",
    "upset": "upset",
    "thanks": "thanks",
    "greeting": "hello_again",
    "goodbye": "goodbye",
    "yes": "menu",
    "no": "goodbye"
  },
  "texts": {
    "unclear": "Sorry, I did not understand that.",
    "lost": "I am sorry, I still do not understand. A colleague surely will.",
    "person": "Contact Support"
  },
  "nodes": {
    "hello": {
      "type": "say",
      "text": "Hello! I look after orders at #shop_name#.",
      "otherwise": "Hello!",
      "go": {"next": "menu"}
    },
    "menu": {
      "type": "menu",
      "text": "How can I help you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "more": {
      "type": "menu",
      "text": "Is there anything else I can do for you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "hello_again": {
      "type": "say",
      "text": "Hello! Nice to hear from you.",
      "go": {"next": "menu"}
    },
    "thanks": {
      "type": "say",
      "text": "You are welcome!",
      "go": {"next": "more"}
    },
    "goodbye": {
      "type": "menu",
      "text": "Goodbye! If something comes up, just write to me.",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "support": "support_fresh"}
    },
    "start_status": {
      "type": "set_variable",
      "set": {"purpose": "status", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_not_received": {
      "type": "set_variable",
      "set": {"purpose": "not_received", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_cancel": {
      "type": "set_variable",
      "set": {"purpose": "cancel", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_menu": {
      "type": "set_variable",
      "set": {"purpose": "change_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_address": {
      "type": "set_variable",
      "set": {"purpose": "change_address", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change": {
      "type": "set_variable",
      "set": {"purpose": "change", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return_menu": {
      "type": "set_variable",
      "set": {"purpose": "return_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return": {
      "type": "set_variable",
      "set": {"purpose": "return", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_refund": {
      "type": "set_variable",
      "set": {"purpose": "refund", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_order": {
      "type": "branch",
      "cases": [
        {"when": "pending", "exit": "pending"}
      ],
      "go": {"pending": "mine", "else": "start_status"}
    },
    "another": {
      "type": "set_variable",
      "set": {"order_id": "", "order_number": "", "email": "", "claimed": "", "issue": ""},
      "go": {"next": "start_status"}
    },
    "mine": {
      "type": "my_orders",
      "text": "Here are your latest orders. Which one is it about?",
      "unseen": "I cannot see my order",
      "go": {"chosen": "found", "unseen": "unseen", "none": "none_yet", "guest": "find", "trouble": "trouble"}
    },
    "none_yet": {
      "type": "say",
      "text": "I do not see any orders in your account yet, but we can look for one by its number.",
      "go": {"next": "find"}
    },
    "find": {
      "type": "find_order",
      "ask_number": "Please write your order number.",
      "ask_email": "And the e-mail address that you ordered with?",
      "ask_phone": "And the phone number that you ordered with?",
      "ask_either": "And the e-mail address or the phone number that you ordered with?",
      "missed": "I could not find an order with that number and address.",
      "wrong_email": "That does not look like an e-mail address yet. It should read like ann@example.com.",
      "unknown": "I do not know my order number",
      "number_label": "Order number",
      "email_label": "E-mail address",
      "go": {"found": "found", "gave_up": "gave_up", "unknown": "unknown", "spent": "spent", "closed": "closed", "trouble": "trouble"}
    },
    "gave_up": {
      "type": "menu",
      "text": "Would you like to try again, or shall a colleague look for it with you?",
      "options": [
        {"label": "Try again", "exit": "again", "hears": "yes"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "spent": {
      "type": "menu",
      "text": "Please wait a minute and try again. A colleague can help you right away, too.",
      "options": [
        {"label": "Try again", "exit": "again"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "closed": {
      "type": "menu",
      "text": "Orders are looked up in person in this shop. I can tell you how delivery and returns work, or bring in a colleague.",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "support": "support_fresh"}
    },
    "unknown": {
      "type": "set_variable",
      "set": {"no_order": "yes"},
      "go": {"next": "unknown_number"}
    },
    "expired": {
      "type": "say",
      "text": "It has been a while. To keep your order safe, please confirm once more that it is yours.",
      "go": {"next": "mine"}
    },
    "found": {
      "type": "set_variable",
      "set": {"pending": ""},
      "go": {"next": "route"}
    },
    "route": {
      "type": "branch",
      "cases": [
        {"when": "purpose=cancel", "exit": "cancel"},
        {"when": "purpose=change_menu", "exit": "change_menu"},
        {"when": "purpose=change_address", "exit": "change_address"},
        {"when": "purpose=change", "exit": "change"},
        {"when": "purpose=return_menu", "exit": "return_menu"},
        {"when": "purpose=return", "exit": "return"},
        {"when": "purpose=refund", "exit": "refund"}
      ],
      "go": {"cancel": "cancel_check", "change_menu": "change_menu", "change_address": "address_check", "change": "change_check", "return_menu": "return_menu", "return": "return_check", "refund": "refund_check", "else": "status"}
    },
    "status": {
      "type": "show_status",
      "go": {"shown": "after", "expired": "expired", "trouble": "trouble"}
    },
    "after": {
      "type": "branch",
      "cases": [
        {"when": "purpose=not_received state~delivered", "exit": "missing"},
        {"when": "state~stalled", "exit": "stalled"},
        {"when": ["state~problem", "state~unknown"], "exit": "unusual"},
        {"when": "state~cancelled", "exit": "cancelled"},
        {"when": "state~delivered", "exit": "delivered"}
      ],
      "go": {"missing": "not_received", "stalled": "stalled_menu", "unusual": "unusual_menu", "cancelled": "cancelled_menu", "delivered": "delivered_menu", "else": "next_menu"}
    },
    "fine": {
      "type": "say",
      "text": "All right.",
      "go": {"next": "more"}
    },
    "next_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Check another order", "exit": "another"},
        {"label": "I received it", "exit": "received", "when": "state~shipped actions~received"},
        {"label": "Confirm the order", "exit": "confirm", "when": ["status_code=unserved actions~confirm", "status_code=new actions~confirm"]},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~shipped actions~return", "state~shipped actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"another": "another", "received": "received_check", "confirm": "confirm_check", "change": "change_menu", "return": "return_menu", "support": "support_fresh"}
    },
    "delivered_menu": {
      "type": "menu",
      "text": "I hope all is well with it. What would you like to do next?",
      "options": [
        {"label": "It has not arrived", "exit": "missing"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"missing": "not_received", "return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "cancelled_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": "actions~refund"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "stalled_menu": {
      "type": "menu",
      "text": "The carrier has not reported anything for some days. Shall a colleague find out where it is?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "I received it", "exit": "received", "when": "actions~received"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "stalled", "received": "received_check", "another": "another", "change": "change_menu", "no": "fine"}
    },
    "unusual_menu": {
      "type": "menu",
      "text": "A colleague should look at this order. Shall I pass it on?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~cancelled actions~refund", "state~shipped actions~refund", "state~shipped actions~return"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "unusual", "another": "another", "change": "change_menu", "return": "return_menu", "no": "fine"}
    },
    "change_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Change the delivery address", "exit": "address", "when": "actions~change_address"},
        {"label": "Change something else", "exit": "change", "when": "actions~change"},
        {"label": "Cancel the order", "exit": "cancel", "when": "actions~cancel"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"address": "address_check", "change": "change_check", "cancel": "cancel_check", "back": "kept"}
    },
    "return_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Send something back", "exit": "return", "when": "actions~return"},
        {"label": "Ask for a refund", "exit": "refund", "when": "actions~refund"},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"return": "return_check", "refund": "refund_check", "policy": "policy", "back": "kept"}
    },
    "kept": {
      "type": "say",
      "text": "All right, nothing has been changed.",
      "go": {"next": "more"}
    },
    "cancel_check": {
      "type": "eligibility",
      "action": "cancel",
      "go": {"yes": "cancel_sure", "no": "cancel_no", "ask": "cancel_ask", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_sure": {
      "type": "menu",
      "text": "I can ask the shop to cancel order #order_number#. They check it first, and it counts once they have said so. Shall I send this request?",
      "options": [
        {"label": "Yes, cancel it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_save", "no": "kept"}
    },
    "cancel_save": {
      "type": "save_request",
      "action": "cancel",
      "go": {"saved": "cancel_saved", "refused": "cancel_no", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_saved": {
      "type": "say",
      "text": "I have saved your request to cancel order #order_number#. The shop will let you know.",
      "go": {"next": "more"}
    },
    "cancel_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be canceled here.\n#reason#",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "status": "status", "support": "cancel_help"}
    },
    "cancel_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be canceled is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_help", "no": "kept"}
    },
    "cancel_help": {
      "type": "handoff",
      "reason": "cancel_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to cancel order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "address_check": {
      "type": "eligibility",
      "action": "change_address",
      "go": {"yes": "address_details", "no": "address_no", "ask": "address_ask", "expired": "expired", "trouble": "trouble"}
    },
    "address_details": {
      "type": "ask",
      "text": "Please write the new delivery address in full.",
      "variable": "new_address",
      "skip": "Never mind",
      "label": "New delivery address",
      "go": {"next": "address_sure", "skipped": "kept"}
    },
    "address_sure": {
      "type": "menu",
      "text": "The shop will be asked to send order #order_number# to this address:\n#new_address#\nShall I send this request?",
      "options": [
        {"label": "Yes, change it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_save", "no": "kept"}
    },
    "address_save": {
      "type": "save_request",
      "action": "change_address",
      "details": "new_address",
      "go": {"saved": "address_saved", "refused": "address_no", "expired": "expired", "trouble": "trouble"}
    },
    "address_saved": {
      "type": "say",
      "text": "I have saved the new address for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "address_no": {
      "type": "menu",
      "text": "I am sorry, the address of order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "address_help"}
    },
    "address_ask": {
      "type": "menu",
      "text": "Whether the address of order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_help", "no": "kept"}
    },
    "address_help": {
      "type": "handoff",
      "reason": "change_address_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change the delivery address of order #order_number#.\nNew address: #new_address#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "change_check": {
      "type": "eligibility",
      "action": "change",
      "go": {"yes": "change_details", "no": "change_no", "ask": "change_ask", "expired": "expired", "trouble": "trouble"}
    },
    "change_details": {
      "type": "ask",
      "text": "What should be different? Please describe it in a few words.",
      "variable": "wish",
      "skip": "Never mind",
      "label": "Your wish",
      "go": {"next": "change_sure", "skipped": "kept"}
    },
    "change_sure": {
      "type": "menu",
      "text": "The shop will be asked to change order #order_number# like this:\n#wish#\nShall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_save", "no": "kept"}
    },
    "change_save": {
      "type": "save_request",
      "action": "change",
      "details": "wish",
      "go": {"saved": "change_saved", "refused": "change_no", "expired": "expired", "trouble": "trouble"}
    },
    "change_saved": {
      "type": "say",
      "text": "I have saved your wish for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "change_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "change_help"}
    },
    "change_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_help", "no": "kept"}
    },
    "change_help": {
      "type": "handoff",
      "reason": "change_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change order #order_number#.\nWish: #wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "return_check": {
      "type": "eligibility",
      "action": "return",
      "go": {"yes": "return_details", "no": "return_no", "ask": "return_ask", "expired": "expired", "trouble": "trouble"}
    },
    "return_details": {
      "type": "ask",
      "text": "Which items would you like to send back, and why?",
      "variable": "return_wish",
      "skip": "Never mind",
      "label": "Items and reason",
      "go": {"next": "return_sure", "skipped": "kept"}
    },
    "return_sure": {
      "type": "menu",
      "text": "I can send the shop your request to return something from order #order_number#:\n#return_wish#\nThey will tell you how and where to send it. Shall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_save", "no": "kept"}
    },
    "return_save": {
      "type": "save_request",
      "action": "return",
      "details": "return_wish",
      "go": {"saved": "return_saved", "refused": "return_no", "expired": "expired", "trouble": "trouble"}
    },
    "return_saved": {
      "type": "say",
      "text": "I have saved your return request for order #order_number#. The shop will tell you how to send it back.",
      "go": {"next": "more"}
    },
    "return_no": {
      "type": "menu",
      "text": "I am sorry, a return of order #order_number# is not possible here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "return_help"}
    },
    "return_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be returned is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_help", "no": "kept"}
    },
    "return_help": {
      "type": "handoff",
      "reason": "return_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to return something from order #order_number#.\nWish: #return_wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "refund_check": {
      "type": "eligibility",
      "action": "refund",
      "go": {"yes": "refund_sure", "no": "refund_no", "ask": "refund_ask", "expired": "expired", "trouble": "trouble"}
    },
    "refund_sure": {
      "type": "menu",
      "text": "I can send the shop your request for a refund of order #order_number#. They check it and tell you what happens next; no money moves before that. Shall I send this request?",
      "options": [
        {"label": "Yes, ask for it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_save", "no": "kept"}
    },
    "refund_save": {
      "type": "save_request",
      "action": "refund",
      "go": {"saved": "refund_saved", "refused": "refund_no", "expired": "expired", "trouble": "trouble"}
    },
    "refund_saved": {
      "type": "say",
      "text": "I have saved your refund request for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "refund_no": {
      "type": "menu",
      "text": "I am sorry, a refund of order #order_number# cannot be asked for here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "refund_help"}
    },
    "refund_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be refunded is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_help", "no": "kept"}
    },
    "refund_help": {
      "type": "handoff",
      "reason": "refund_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like a refund of order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "confirm_check": {
      "type": "eligibility",
      "action": "confirm",
      "go": {"yes": "confirm_sure", "no": "confirm_no", "ask": "confirm_ask", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_sure": {
      "type": "menu",
      "text": "I will tell the shop that you confirm order #order_number# as it is. Shall I?",
      "options": [
        {"label": "Yes, confirm it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_save", "no": "kept"}
    },
    "confirm_save": {
      "type": "save_request",
      "action": "confirm",
      "go": {"saved": "confirm_saved", "refused": "confirm_no", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_saved": {
      "type": "say",
      "text": "Thank you! Your confirmation of order #order_number# is saved.",
      "go": {"next": "more"}
    },
    "confirm_no": {
      "type": "menu",
      "text": "Order #order_number# needs no confirmation from you.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "confirm_help"}
    },
    "confirm_ask": {
      "type": "menu",
      "text": "Order #order_number# has to be confirmed by a colleague. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_help", "no": "kept"}
    },
    "confirm_help": {
      "type": "handoff",
      "reason": "confirm_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to confirm order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "received_check": {
      "type": "eligibility",
      "action": "received",
      "go": {"yes": "received_sure", "no": "received_no", "ask": "received_ask", "expired": "expired", "trouble": "trouble"}
    },
    "received_sure": {
      "type": "menu",
      "text": "I will note that order #order_number# has reached you. Is that right?",
      "options": [
        {"label": "Yes, I have it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_save", "no": "kept"}
    },
    "received_save": {
      "type": "save_request",
      "action": "received",
      "go": {"saved": "received_saved", "refused": "received_no", "expired": "expired", "trouble": "trouble"}
    },
    "received_saved": {
      "type": "say",
      "text": "Thank you! I have noted that order #order_number# has reached you. Enjoy it!",
      "go": {"next": "more"}
    },
    "received_no": {
      "type": "menu",
      "text": "I cannot note that for order #order_number#.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "received_help"}
    },
    "received_ask": {
      "type": "menu",
      "text": "A colleague has to look at order #order_number# first. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_help", "no": "kept"}
    },
    "received_help": {
      "type": "handoff",
      "reason": "received_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Says that order #order_number# has arrived.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "policy": {
      "type": "say",
      "text": "Delivery: #delivery_policy#\nReturns: #returns_policy#",
      "otherwise": "How delivery and returns work here is best told by a colleague.",
      "go": {"next": "policy_link"}
    },
    "policy_link": {
      "type": "link",
      "text": "You can read all of it here.",
      "label": "Returns policy",
      "url": "#returns_url#",
      "go": {"next": "policy_menu"}
    },
    "policy_menu": {
      "type": "menu",
      "text": "Can I help you with anything else?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "return": "start_return_menu", "support": "support_fresh"}
    },
    "trouble": {
      "type": "say",
      "text": "I am sorry, I cannot reach the order system right now.",
      "go": {"next": "trouble_help"}
    },
    "trouble_help": {
      "type": "handoff",
      "reason": "trouble",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please leave your message here, and your e-mail address if we may answer there, too.",
      "done": "Thank you! Your message is saved as ticket #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "support_fresh": {
      "type": "set_variable",
      "set": {"issue": ""},
      "go": {"next": "support"}
    },
    "support": {
      "type": "handoff",
      "reason": "support",
      "text": "Of course, a colleague will help you.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.",
      "done": "Thank you! I have passed everything on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "unknown_number": {
      "type": "handoff",
      "reason": "unknown_number",
      "text": "No problem, a colleague can find it without the number.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please write the e-mail address that you ordered with, and what you would like to know.",
      "done": "Thank you! A colleague will find your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_found": {
      "type": "handoff",
      "reason": "not_found",
      "text": "Let us find it together with a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What would you like to know about it? Add your e-mail address if we may answer there, too.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unseen": {
      "type": "handoff",
      "reason": "unseen_order",
      "text": "Then a colleague will look for it.",
      "ask_order": "Which order is missing? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What did you order, and when? Please write what you remember.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_received": {
      "type": "handoff",
      "reason": "not_received",
      "text": "I am sorry! It is marked as delivered, and you do not have it. This is one for a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Have you looked with neighbours and at the usual places? Please tell us where it should have been left.",
      "done": "Thank you! A colleague will follow this up with the carrier: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "stalled": {
      "type": "handoff",
      "reason": "stalled",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know, such as a date by which you need it?",
      "done": "Thank you! A colleague will ask the carrier where it is: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unusual": {
      "type": "handoff",
      "reason": "unusual_state",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know?",
      "done": "Thank you! A colleague will look at your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "upset": {
      "type": "handoff",
      "reason": "upset",
      "text": "I am sorry that this has gone so badly. I am bringing in a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What went wrong? Please tell my colleague in a few words.",
      "done": "I have passed your words on: your ticket number is #ticket_number#. A colleague will answer you here as soon as possible.",
      "go": {"next": "more"}
    }
  }
}
', 0, 1795269551391);
INSERT INTO public.flow VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'flw_1b0w1m7z6esczfgb07002', 1, 'Order help', '{
  "name": "Order help",
  "locale": "en",
  "start": "hello",
  "on": {
    "order": "start_order",
    "order_status": "start_status",
    "delivery_eta": "start_status",
    "not_received": "start_not_received",
    "cancel": "start_cancel",
    "change": "start_change",
    "change_address": "start_change_address",
    "return": "start_return",
    "refund": "start_refund",
    "policy": "policy",
    "human": "support_fresh",
    "upset": "upset",
    "thanks": "thanks",
    "greeting": "hello_again",
    "goodbye": "goodbye",
    "yes": "menu",
    "no": "goodbye"
  },
  "texts": {
    "unclear": "Sorry, I did not understand that.",
    "lost": "I am sorry, I still do not understand. A colleague surely will.",
    "person": "Contact Support"
  },
  "nodes": {
    "hello": {
      "type": "say",
      "text": "Hello! I look after orders at #shop_name#.",
      "otherwise": "Hello!",
      "go": {"next": "menu"}
    },
    "menu": {
      "type": "menu",
      "text": "How can I help you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "more": {
      "type": "menu",
      "text": "Is there anything else I can do for you?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Change or cancel an order", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "change": "start_change_menu", "return": "start_return_menu", "policy": "policy", "support": "support_fresh"}
    },
    "hello_again": {
      "type": "say",
      "text": "Hello! Nice to hear from you.",
      "go": {"next": "menu"}
    },
    "thanks": {
      "type": "say",
      "text": "You are welcome!",
      "go": {"next": "more"}
    },
    "goodbye": {
      "type": "menu",
      "text": "Goodbye! If something comes up, just write to me.",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "support": "support_fresh"}
    },
    "start_status": {
      "type": "set_variable",
      "set": {"purpose": "status", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_not_received": {
      "type": "set_variable",
      "set": {"purpose": "not_received", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_cancel": {
      "type": "set_variable",
      "set": {"purpose": "cancel", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_menu": {
      "type": "set_variable",
      "set": {"purpose": "change_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change_address": {
      "type": "set_variable",
      "set": {"purpose": "change_address", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_change": {
      "type": "set_variable",
      "set": {"purpose": "change", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return_menu": {
      "type": "set_variable",
      "set": {"purpose": "return_menu", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_return": {
      "type": "set_variable",
      "set": {"purpose": "return", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_refund": {
      "type": "set_variable",
      "set": {"purpose": "refund", "pending": "yes"},
      "go": {"next": "mine"}
    },
    "start_order": {
      "type": "branch",
      "cases": [
        {"when": "pending", "exit": "pending"}
      ],
      "go": {"pending": "mine", "else": "start_status"}
    },
    "another": {
      "type": "set_variable",
      "set": {"order_id": "", "order_number": "", "email": "", "claimed": "", "issue": ""},
      "go": {"next": "start_status"}
    },
    "mine": {
      "type": "my_orders",
      "text": "Here are your latest orders. Which one is it about?",
      "unseen": "I cannot see my order",
      "go": {"chosen": "found", "unseen": "unseen", "none": "none_yet", "guest": "find", "trouble": "trouble"}
    },
    "none_yet": {
      "type": "say",
      "text": "I do not see any orders in your account yet, but we can look for one by its number.",
      "go": {"next": "find"}
    },
    "find": {
      "type": "find_order",
      "ask_number": "Please write your order number.",
      "ask_email": "And the e-mail address that you ordered with?",
      "ask_phone": "And the phone number that you ordered with?",
      "ask_either": "And the e-mail address or the phone number that you ordered with?",
      "missed": "I could not find an order with that number and address.",
      "wrong_email": "That does not look like an e-mail address yet. It should read like ann@example.com.",
      "unknown": "I do not know my order number",
      "number_label": "Order number",
      "email_label": "E-mail address",
      "go": {"found": "found", "gave_up": "gave_up", "unknown": "unknown", "spent": "spent", "closed": "closed", "trouble": "trouble"}
    },
    "gave_up": {
      "type": "menu",
      "text": "Would you like to try again, or shall a colleague look for it with you?",
      "options": [
        {"label": "Try again", "exit": "again", "hears": "yes"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "spent": {
      "type": "menu",
      "text": "Please wait a minute and try again. A colleague can help you right away, too.",
      "options": [
        {"label": "Try again", "exit": "again"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"again": "find", "support": "not_found"}
    },
    "closed": {
      "type": "menu",
      "text": "Orders are looked up in person in this shop. I can tell you how delivery and returns work, or bring in a colleague.",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "support": "support_fresh"}
    },
    "unknown": {
      "type": "set_variable",
      "set": {"no_order": "yes"},
      "go": {"next": "unknown_number"}
    },
    "expired": {
      "type": "say",
      "text": "It has been a while. To keep your order safe, please confirm once more that it is yours.",
      "go": {"next": "mine"}
    },
    "found": {
      "type": "set_variable",
      "set": {"pending": ""},
      "go": {"next": "route"}
    },
    "route": {
      "type": "branch",
      "cases": [
        {"when": "purpose=cancel", "exit": "cancel"},
        {"when": "purpose=change_menu", "exit": "change_menu"},
        {"when": "purpose=change_address", "exit": "change_address"},
        {"when": "purpose=change", "exit": "change"},
        {"when": "purpose=return_menu", "exit": "return_menu"},
        {"when": "purpose=return", "exit": "return"},
        {"when": "purpose=refund", "exit": "refund"}
      ],
      "go": {"cancel": "cancel_check", "change_menu": "change_menu", "change_address": "address_check", "change": "change_check", "return_menu": "return_menu", "return": "return_check", "refund": "refund_check", "else": "status"}
    },
    "status": {
      "type": "show_status",
      "go": {"shown": "after", "expired": "expired", "trouble": "trouble"}
    },
    "after": {
      "type": "branch",
      "cases": [
        {"when": "purpose=not_received state~delivered", "exit": "missing"},
        {"when": "state~stalled", "exit": "stalled"},
        {"when": ["state~problem", "state~unknown"], "exit": "unusual"},
        {"when": "state~cancelled", "exit": "cancelled"},
        {"when": "state~delivered", "exit": "delivered"}
      ],
      "go": {"missing": "not_received", "stalled": "stalled_menu", "unusual": "unusual_menu", "cancelled": "cancelled_menu", "delivered": "delivered_menu", "else": "next_menu"}
    },
    "fine": {
      "type": "say",
      "text": "All right.",
      "go": {"next": "more"}
    },
    "next_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Check another order", "exit": "another"},
        {"label": "I received it", "exit": "received", "when": "state~shipped actions~received"},
        {"label": "Confirm the order", "exit": "confirm", "when": ["status_code=unserved actions~confirm", "status_code=new actions~confirm"]},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~shipped actions~return", "state~shipped actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"another": "another", "received": "received_check", "confirm": "confirm_check", "change": "change_menu", "return": "return_menu", "support": "support_fresh"}
    },
    "delivered_menu": {
      "type": "menu",
      "text": "I hope all is well with it. What would you like to do next?",
      "options": [
        {"label": "It has not arrived", "exit": "missing"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"missing": "not_received", "return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "cancelled_menu": {
      "type": "menu",
      "text": "What would you like to do next?",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": "actions~refund"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "another": "another", "support": "support_fresh"}
    },
    "stalled_menu": {
      "type": "menu",
      "text": "The carrier has not reported anything for some days. Shall a colleague find out where it is?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "I received it", "exit": "received", "when": "actions~received"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "stalled", "received": "received_check", "another": "another", "change": "change_menu", "no": "fine"}
    },
    "unusual_menu": {
      "type": "menu",
      "text": "A colleague should look at this order. Shall I pass it on?",
      "options": [
        {"label": "Contact Support", "exit": "support", "hears": "yes"},
        {"label": "Check another order", "exit": "another"},
        {"label": "Change or cancel", "exit": "change", "when": ["actions~cancel", "actions~change", "actions~change_address"]},
        {"label": "Return or refund", "exit": "return", "when": ["state~cancelled actions~refund", "state~shipped actions~refund", "state~shipped actions~return"]},
        {"label": "No, thanks", "exit": "no", "hears": "no"}
      ],
      "go": {"support": "unusual", "another": "another", "change": "change_menu", "return": "return_menu", "no": "fine"}
    },
    "change_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Change the delivery address", "exit": "address", "when": "actions~change_address"},
        {"label": "Change something else", "exit": "change", "when": "actions~change"},
        {"label": "Cancel the order", "exit": "cancel", "when": "actions~cancel"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"address": "address_check", "change": "change_check", "cancel": "cancel_check", "back": "kept"}
    },
    "return_menu": {
      "type": "menu",
      "text": "What would you like to do with order #order_number#?",
      "options": [
        {"label": "Send something back", "exit": "return", "when": "actions~return"},
        {"label": "Ask for a refund", "exit": "refund", "when": "actions~refund"},
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Leave it as it is", "exit": "back"}
      ],
      "go": {"return": "return_check", "refund": "refund_check", "policy": "policy", "back": "kept"}
    },
    "kept": {
      "type": "say",
      "text": "All right, nothing has been changed.",
      "go": {"next": "more"}
    },
    "cancel_check": {
      "type": "eligibility",
      "action": "cancel",
      "go": {"yes": "cancel_sure", "no": "cancel_no", "ask": "cancel_ask", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_sure": {
      "type": "menu",
      "text": "I can ask the shop to cancel order #order_number#. They check it first, and it counts once they have said so. Shall I send this request?",
      "options": [
        {"label": "Yes, cancel it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_save", "no": "kept"}
    },
    "cancel_save": {
      "type": "save_request",
      "action": "cancel",
      "go": {"saved": "cancel_saved", "refused": "cancel_no", "expired": "expired", "trouble": "trouble"}
    },
    "cancel_saved": {
      "type": "say",
      "text": "I have saved your request to cancel order #order_number#. The shop will let you know.",
      "go": {"next": "more"}
    },
    "cancel_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be canceled here.\n#reason#",
      "options": [
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"return": "return_menu", "status": "status", "support": "cancel_help"}
    },
    "cancel_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be canceled is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "cancel_help", "no": "kept"}
    },
    "cancel_help": {
      "type": "handoff",
      "reason": "cancel_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to cancel order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "address_check": {
      "type": "eligibility",
      "action": "change_address",
      "go": {"yes": "address_details", "no": "address_no", "ask": "address_ask", "expired": "expired", "trouble": "trouble"}
    },
    "address_details": {
      "type": "ask",
      "text": "Please write the new delivery address in full.",
      "variable": "new_address",
      "skip": "Never mind",
      "label": "New delivery address",
      "go": {"next": "address_sure", "skipped": "kept"}
    },
    "address_sure": {
      "type": "menu",
      "text": "The shop will be asked to send order #order_number# to this address:\n#new_address#\nShall I send this request?",
      "options": [
        {"label": "Yes, change it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_save", "no": "kept"}
    },
    "address_save": {
      "type": "save_request",
      "action": "change_address",
      "details": "new_address",
      "go": {"saved": "address_saved", "refused": "address_no", "expired": "expired", "trouble": "trouble"}
    },
    "address_saved": {
      "type": "say",
      "text": "I have saved the new address for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "address_no": {
      "type": "menu",
      "text": "I am sorry, the address of order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "address_help"}
    },
    "address_ask": {
      "type": "menu",
      "text": "Whether the address of order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "address_help", "no": "kept"}
    },
    "address_help": {
      "type": "handoff",
      "reason": "change_address_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change the delivery address of order #order_number#.\nNew address: #new_address#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "change_check": {
      "type": "eligibility",
      "action": "change",
      "go": {"yes": "change_details", "no": "change_no", "ask": "change_ask", "expired": "expired", "trouble": "trouble"}
    },
    "change_details": {
      "type": "ask",
      "text": "What should be different? Please describe it in a few words.",
      "variable": "wish",
      "skip": "Never mind",
      "label": "Your wish",
      "go": {"next": "change_sure", "skipped": "kept"}
    },
    "change_sure": {
      "type": "menu",
      "text": "The shop will be asked to change order #order_number# like this:\n#wish#\nShall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_save", "no": "kept"}
    },
    "change_save": {
      "type": "save_request",
      "action": "change",
      "details": "wish",
      "go": {"saved": "change_saved", "refused": "change_no", "expired": "expired", "trouble": "trouble"}
    },
    "change_saved": {
      "type": "say",
      "text": "I have saved your wish for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "change_no": {
      "type": "menu",
      "text": "I am sorry, order #order_number# cannot be changed here.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "change_help"}
    },
    "change_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can still be changed is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "change_help", "no": "kept"}
    },
    "change_help": {
      "type": "handoff",
      "reason": "change_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to change order #order_number#.\nWish: #wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "return_check": {
      "type": "eligibility",
      "action": "return",
      "go": {"yes": "return_details", "no": "return_no", "ask": "return_ask", "expired": "expired", "trouble": "trouble"}
    },
    "return_details": {
      "type": "ask",
      "text": "Which items would you like to send back, and why?",
      "variable": "return_wish",
      "skip": "Never mind",
      "label": "Items and reason",
      "go": {"next": "return_sure", "skipped": "kept"}
    },
    "return_sure": {
      "type": "menu",
      "text": "I can send the shop your request to return something from order #order_number#:\n#return_wish#\nThey will tell you how and where to send it. Shall I send this request?",
      "options": [
        {"label": "Yes, send it", "exit": "yes", "hears": "yes"},
        {"label": "No, keep it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_save", "no": "kept"}
    },
    "return_save": {
      "type": "save_request",
      "action": "return",
      "details": "return_wish",
      "go": {"saved": "return_saved", "refused": "return_no", "expired": "expired", "trouble": "trouble"}
    },
    "return_saved": {
      "type": "say",
      "text": "I have saved your return request for order #order_number#. The shop will tell you how to send it back.",
      "go": {"next": "more"}
    },
    "return_no": {
      "type": "menu",
      "text": "I am sorry, a return of order #order_number# is not possible here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "return_help"}
    },
    "return_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be returned is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "return_help", "no": "kept"}
    },
    "return_help": {
      "type": "handoff",
      "reason": "return_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to return something from order #order_number#.\nWish: #return_wish#",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "refund_check": {
      "type": "eligibility",
      "action": "refund",
      "go": {"yes": "refund_sure", "no": "refund_no", "ask": "refund_ask", "expired": "expired", "trouble": "trouble"}
    },
    "refund_sure": {
      "type": "menu",
      "text": "I can send the shop your request for a refund of order #order_number#. They check it and tell you what happens next; no money moves before that. Shall I send this request?",
      "options": [
        {"label": "Yes, ask for it", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_save", "no": "kept"}
    },
    "refund_save": {
      "type": "save_request",
      "action": "refund",
      "go": {"saved": "refund_saved", "refused": "refund_no", "expired": "expired", "trouble": "trouble"}
    },
    "refund_saved": {
      "type": "say",
      "text": "I have saved your refund request for order #order_number#. The shop will check it and let you know.",
      "go": {"next": "more"}
    },
    "refund_no": {
      "type": "menu",
      "text": "I am sorry, a refund of order #order_number# cannot be asked for here.\n#reason#",
      "options": [
        {"label": "Delivery and returns policy", "exit": "policy"},
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"policy": "policy", "status": "status", "support": "refund_help"}
    },
    "refund_ask": {
      "type": "menu",
      "text": "Whether order #order_number# can be refunded is something only a colleague can say. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "refund_help", "no": "kept"}
    },
    "refund_help": {
      "type": "handoff",
      "reason": "refund_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like a refund of order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "confirm_check": {
      "type": "eligibility",
      "action": "confirm",
      "go": {"yes": "confirm_sure", "no": "confirm_no", "ask": "confirm_ask", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_sure": {
      "type": "menu",
      "text": "I will tell the shop that you confirm order #order_number# as it is. Shall I?",
      "options": [
        {"label": "Yes, confirm it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_save", "no": "kept"}
    },
    "confirm_save": {
      "type": "save_request",
      "action": "confirm",
      "go": {"saved": "confirm_saved", "refused": "confirm_no", "expired": "expired", "trouble": "trouble"}
    },
    "confirm_saved": {
      "type": "say",
      "text": "Thank you! Your confirmation of order #order_number# is saved.",
      "go": {"next": "more"}
    },
    "confirm_no": {
      "type": "menu",
      "text": "Order #order_number# needs no confirmation from you.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "confirm_help"}
    },
    "confirm_ask": {
      "type": "menu",
      "text": "Order #order_number# has to be confirmed by a colleague. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "confirm_help", "no": "kept"}
    },
    "confirm_help": {
      "type": "handoff",
      "reason": "confirm_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Would like to confirm order #order_number#.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "received_check": {
      "type": "eligibility",
      "action": "received",
      "go": {"yes": "received_sure", "no": "received_no", "ask": "received_ask", "expired": "expired", "trouble": "trouble"}
    },
    "received_sure": {
      "type": "menu",
      "text": "I will note that order #order_number# has reached you. Is that right?",
      "options": [
        {"label": "Yes, I have it", "exit": "yes", "hears": "yes"},
        {"label": "No, not yet", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_save", "no": "kept"}
    },
    "received_save": {
      "type": "save_request",
      "action": "received",
      "go": {"saved": "received_saved", "refused": "received_no", "expired": "expired", "trouble": "trouble"}
    },
    "received_saved": {
      "type": "say",
      "text": "Thank you! I have noted that order #order_number# has reached you. Enjoy it!",
      "go": {"next": "more"}
    },
    "received_no": {
      "type": "menu",
      "text": "I cannot note that for order #order_number#.\n#reason#",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "status", "support": "received_help"}
    },
    "received_ask": {
      "type": "menu",
      "text": "A colleague has to look at order #order_number# first. Shall I pass it on?",
      "options": [
        {"label": "Yes, pass it on", "exit": "yes", "hears": "yes"},
        {"label": "No, leave it", "exit": "no", "hears": "no"}
      ],
      "go": {"yes": "received_help", "no": "kept"}
    },
    "received_help": {
      "type": "handoff",
      "reason": "received_question",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please tell my colleague in a few words what you need.",
      "issue": "Says that order #order_number# has arrived.",
      "done": "Thank you! I have passed it on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "policy": {
      "type": "say",
      "text": "Delivery: #delivery_policy#\nReturns: #returns_policy#",
      "otherwise": "How delivery and returns work here is best told by a colleague.",
      "go": {"next": "policy_link"}
    },
    "policy_link": {
      "type": "link",
      "text": "You can read all of it here.",
      "label": "Returns policy",
      "url": "#returns_url#",
      "go": {"next": "policy_menu"}
    },
    "policy_menu": {
      "type": "menu",
      "text": "Can I help you with anything else?",
      "options": [
        {"label": "Check order status", "exit": "status"},
        {"label": "Return or refund", "exit": "return", "when": ["actions~return", "actions~refund"]},
        {"label": "Contact Support", "exit": "support"}
      ],
      "go": {"status": "start_status", "return": "start_return_menu", "support": "support_fresh"}
    },
    "trouble": {
      "type": "say",
      "text": "I am sorry, I cannot reach the order system right now.",
      "go": {"next": "trouble_help"}
    },
    "trouble_help": {
      "type": "handoff",
      "reason": "trouble",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please leave your message here, and your e-mail address if we may answer there, too.",
      "done": "Thank you! Your message is saved as ticket #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "support_fresh": {
      "type": "set_variable",
      "set": {"issue": ""},
      "go": {"next": "support"}
    },
    "support": {
      "type": "handoff",
      "reason": "support",
      "text": "Of course, a colleague will help you.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.",
      "done": "Thank you! I have passed everything on: your ticket number is #ticket_number#. A colleague will answer you here.",
      "go": {"next": "more"}
    },
    "unknown_number": {
      "type": "handoff",
      "reason": "unknown_number",
      "text": "No problem, a colleague can find it without the number.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Please write the e-mail address that you ordered with, and what you would like to know.",
      "done": "Thank you! A colleague will find your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_found": {
      "type": "handoff",
      "reason": "not_found",
      "text": "Let us find it together with a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What would you like to know about it? Add your e-mail address if we may answer there, too.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unseen": {
      "type": "handoff",
      "reason": "unseen_order",
      "text": "Then a colleague will look for it.",
      "ask_order": "Which order is missing? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What did you order, and when? Please write what you remember.",
      "done": "Thank you! A colleague will look for it: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "not_received": {
      "type": "handoff",
      "reason": "not_received",
      "text": "I am sorry! It is marked as delivered, and you do not have it. This is one for a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Have you looked with neighbours and at the usual places? Please tell us where it should have been left.",
      "done": "Thank you! A colleague will follow this up with the carrier: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "stalled": {
      "type": "handoff",
      "reason": "stalled",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know, such as a date by which you need it?",
      "done": "Thank you! A colleague will ask the carrier where it is: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "unusual": {
      "type": "handoff",
      "reason": "unusual_state",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "Is there anything that my colleague should know?",
      "done": "Thank you! A colleague will look at your order: your ticket number is #ticket_number#, and the answer will come here.",
      "go": {"next": "more"}
    },
    "upset": {
      "type": "handoff",
      "reason": "upset",
      "text": "I am sorry that this has gone so badly. I am bringing in a colleague.",
      "ask_order": "Which order is it about? Please write its number.",
      "no_order": "I do not know my order number",
      "ask_issue": "What went wrong? Please tell my colleague in a few words.",
      "done": "I have passed your words on: your ticket number is #ticket_number#. A colleague will answer you here as soon as possible.",
      "go": {"next": "more"}
    }
  }
}
', 0, 1795269551508);


--
-- Data for Name: idempotency; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '732df2b4fd28af894297fd46633b98906974130c465a1e12f9539c8d89c31ebf', '3f62e2a1294ec5e0f2edaa98357e27e7dbd3b9bac5b24cef3ccd5aebd2311be7', 201, NULL, '{"id":"ord_1b0w1m7z6esfy9gbtt7gm","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1002","number":"1002","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann2@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.612Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551612);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '65ee9ba8742ed873fce5434c5c2143a8d8d22e3dcf98971f71b13c7ff80dd617', '5aac5baa7ba39ab4c45cdbefd16cf8199e80bcdc46876c7f87145238726d798f', 201, NULL, '{"id":"ord_559r1m7z6esfyee9nmfqg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.612Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551612);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '19cb839ac090fcd46b829bc47b74a9f57e88c7d54c42dcb535fdc1aa5e68cbfb', '9a7e1de216150f5e77f54ad87988b23f9cbd563c03e9ed07fdc9a8887780c6d0', 200, NULL, '{"id":"ord_1b0w1m7z6esfy9gbtt7gm","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1002","number":"1002","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann2@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cbg","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.631Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551631);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'c0ca459c1f74fca16aab461308ce0ffd7a8f4ddfe48734e61f6b8f82b401c177', 'a101c3d9be0d21968d7c3f558171a61a23bc0a497ed7c6515710664b98dc1028', 200, NULL, '{"id":"ord_559r1m7z6esfyee9nmfqg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ccb","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.638Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551638);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '8de5584c35ab030524e340303833062b2e80651aa78f9610bb7de83e36b21a75', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_1b0w1m7z6esg333jjra72","assistant_id":"ast_1b0w1m7z6esd2dfcr3e1g","state":"human","input":"text","flow_id":"flw_1b0w1m7z6esczfgb07002","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_1b0w1m7z6esfy9gbtt7gm","claimed":null,"misses":0,"staff_id":"key_1b0w1m7z6esevehjhqq5f","last_seq":17,"last_at":"2026-11-21T13:59:11.641Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.616Z","open_tickets":1}', 1795269551641);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'cac8cc52073fb08084c37815283c2109966df8058187c19c15b052b8e5f38b94', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_559r1m7z6esg10egkqgaj","assistant_id":"ast_559r1m7z6esag7d29sz4w","state":"human","input":"text","flow_id":"flw_559r1m7z6esad8hyz5ktg","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_559r1m7z6esfyee9nmfqg","claimed":null,"misses":0,"staff_id":"key_559r1m7z6esca89m1zwyj","last_seq":17,"last_at":"2026-11-21T13:59:11.643Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.617Z","open_tickets":1}', 1795269551643);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '675b0889ce3736bd8fb4988ae0186281987f1b5f53e321f1111d78edeb93ef0a', 'cfe48305f71a507f2c4ae6f519a305a590dedb330d7a3d602688ee4371bfb353', 201, NULL, '{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.650Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551650);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'ec0250ef23509ea63b058ec4e00abc526208d6ecaf2610859ef9def4506fb54e', '4c85429de8f5901f19099448c557584fc67c68d60a530d3550f4bce7f6193890', 200, NULL, '{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cef","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.653Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551653);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '315fff8342d525e44ee1988e4a2477b21ecee780c280f3371da47add836458f2', '3a0efc66a4518c9ae7b907767067ae9550a98090f7a1df08961c1a0f79a882ed', 201, NULL, '{"id":"ord_1b0w1m7z6esh9a7szdqxr","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.656Z","changed_at":"2026-11-21T13:59:11.656Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.656Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551656);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'b3cfac722557d514d662625551c07e66d342def270cf8d9b07c5c3ce771eac84', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_1b0w1m7z6esha3zryvfbw","assistant_id":"ast_1b0w1m7z6esd2dfcr3e1g","state":"human","input":"text","flow_id":"flw_1b0w1m7z6esczfgb07002","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_1b0w1m7z6esh9a7szdqxr","claimed":null,"misses":0,"staff_id":"key_1b0w1m7z6esevehjhqq5f","last_seq":17,"last_at":"2026-11-21T13:59:11.672Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.657Z","open_tickets":1}', 1795269551672);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'e02bb5571195ffaad9004de31a78cb5f43b93ea226dfa093893c9577d3e31a97', 'cfe48305f71a507f2c4ae6f519a305a590dedb330d7a3d602688ee4371bfb353', 201, NULL, '{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.651Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551651);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '1e68758d0ca3a09d041c343e8478e486daee0f7c270327b392b0e657cc4ac490', '8e8206af220feaef1d06ee40f3eefd2fbba93afbe61ab0b7ec32c9f8d6bd694a', 200, NULL, '{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ceh","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.654Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551654);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '6f91c79ba25a75d9a4265e9e4f74dd3aa06284e51ab416212ae10e61b66f8d3c', 'f8309ed20b6634944e2199ec91331d74b1aefaf6699eb356617e0b70082f45c7', 201, NULL, '{"id":"ord_559r1m7z6esh851yjqxnp","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.655Z","changed_at":"2026-11-21T13:59:11.655Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.655Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551655);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '6a75cf45a5c0253a2e76a5d135628476d39d90d119ad743fecf10172facfbc72', '5e5d303251ffcd604fcb207f7d279ce1d28ae00f2fec40afeffc99dbeb41a1e4', 200, NULL, '{"id":"ord_1b0w1m7z6esh9a7szdqxr","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cfj","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.656Z","changed_at":"2026-11-21T13:59:11.663Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.656Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551663);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'f063d6b50a8b739394e6a32fbdba3ca1ef6b2768f3a4c25e6bd54dec7c3c2b60', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_559r1m7z6esh98txgsg0z","assistant_id":"ast_559r1m7z6esag7d29sz4w","state":"human","input":"text","flow_id":"flw_559r1m7z6esad8hyz5ktg","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_559r1m7z6esh851yjqxnp","claimed":null,"misses":0,"staff_id":"key_559r1m7z6esca89m1zwyj","last_seq":17,"last_at":"2026-11-21T13:59:11.670Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.657Z","open_tickets":1}', 1795269551670);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '6c97f1f5917cc3de9befc683b1d4e0549d1cb27ec5650946c21b66bf308ed87b', 'a65284b925e9e0ea048410237ba92fd4d67b76c921db47950a44f7b31b3f1123', 200, NULL, '{"id":"ord_559r1m7z6esh851yjqxnp","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cgc","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.655Z","changed_at":"2026-11-21T13:59:11.664Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.655Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551664);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'b27b94a92574d23440a5d082b897b817b8db5b81fb52ed030f4f9eab8ad128f2', '71dc0dee0f98a4def64791bf4c96e00e3a549f53ee16bf75b6d3409096cc1220', 201, NULL, '{"id":"ord_559r1m7z6eshv1vqa6b2f","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-700.0","number":"WA-700.0","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.0@mail0.example","phone":null,"ship_name":"Desk 0","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-01T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.674Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.674Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551674);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '71468fbb4d00b4fc352b3a2c853d782e41e877ffaee08cb7141e6551709d3527', '594ce74a22214aaa691d40c756a868fc6a8617096ac93593c211f921590b222c', 201, NULL, '{"id":"ord_1b0w1m7z6eshwbccjbkfw","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-701.1","number":"WA-701.1","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.1@mail1.example","phone":"+44 20 7946 0101","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00341","channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-02T09:00:00.000Z","changed_at":"2026-11-21T13:59:11.676Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.676Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00341","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"in_transit","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551676);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'c882f6b394ae9bff062f3d76c78c1562f6f6832973827679630350aa96e83ac0', '3a8f44e11de1a4a6ba70c27c98888c42ead023da13ee4d79c1c804e5cb20ee87', 201, NULL, '{"id":"ord_559r1m7z6esj13ngh4jsc","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-702.2","number":"WA-702.2","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.2@mail2.example","phone":"+44 20 7946 0102","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"Nova Post","tracking_number":"TN-00342","channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-03T18:00:00.000Z","changed_at":"2026-11-21T13:59:11.680Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.680Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"Nova Post","tracking_number":"TN-00342","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551680);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '65a4379aab922fc9279dd57557f903dc6e7dfbe9ecfa8d4e3911d6209a22f379', '6cc54b667f59571566aee2d4874225944f1c4a66e1f134f900bbd9d7dd8ebd33', 201, NULL, '{"id":"ord_559r1m7z6eskc6vv9wyht","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-722.2","number":"WA-722.2","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.22@mail4.example","phone":"+44 20 7946 0122","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"Nova Post","tracking_number":"TN-00362","channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-05T12:00:00.000Z","changed_at":"2026-11-21T13:59:11.724Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.724Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"Nova Post","tracking_number":"TN-00362","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551724);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '3cd9cabf61b917e083c5be3e1fc10b8a1cad8032edb5b0cc35c76871936882e3', '7d587efc8bbe060c1c168a29fc0147fcaeaa760bae34b52d3bd8cbb3321b5ed2', 200, NULL, '{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cih","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.680Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":3,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551680);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '89745285770371818b269e37cb35ceb0aa33e8f8cc9b8fd7425021e8ef43e61e', 'aeeae19a3c1ab307766956f85f93bbc89cfe8b86ec3dcd67c66447e05186e75f', 201, NULL, '{"id":"ord_1b0w1m7z6esj55t8bbp6e","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-703.3","number":"WA-703.3","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.3@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-04T03:00:00.000Z","changed_at":"2026-11-21T13:59:11.682Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.682Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551682);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '99ef2b125531500c3384042ba285d3f33a4746882c7a63803a78b02f7e25efcf', '65df142e366c5cc30c616ce7edf4d6dfc2c37f96d861ee9db92692d9cb52a621', 201, NULL, '{"id":"ord_1b0w1m7z6esjb1wagmf7a","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-705.1","number":"WA-705.1","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.5@mail5.example","phone":"+44 20 7946 0105","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-06T21:00:00.000Z","changed_at":"2026-11-21T13:59:11.690Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.690Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551690);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'fbfaade7aa9ab8bfe7970f09332807a760f29b1508124c69967b72020e5ac68c', '82b7af02b9cf075c49e5da7537afc936d9f13a031283a2c5772f0f2a0a16a560', 201, NULL, '{"id":"ord_559r1m7z6esje76fm08jw","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-706.2","number":"WA-706.2","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.6@mail0.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-07T06:00:00.000Z","changed_at":"2026-11-21T13:59:11.692Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.692Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551692);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '135c46359a92510f25ed516edc65ab2c153b3d484fd84c8142813bab9548ba07', '3f394d4e795102935e5c102ecc313237ecfe3e3e65458b497abe8f44c6d4f88b', 200, NULL, '{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cja","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.681Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":3,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551681);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'aa2d3fbb6ef18a440da5f92b363cc1562ec3d5c18f42f57471e5d65b2c8041e8', 'ec1c7f63c87b100cf2ed8797a88371c156fda4c63d86ef214e9e7815d536e3ff', 201, NULL, '{"id":"ord_1b0w1m7z6esj28628s4wp","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1005","number":"1005","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann5@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.682Z","changed_at":"2026-11-21T13:59:11.682Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.682Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551682);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '66f298a4d1c44a6bdaf3e9caa1c8e7b7434801456092eece54ee839874d90bca', 'd296536ea3606a2977aeb4fedf6a40752256a8fc1def3aaa6006be3b1c9950b5', 201, NULL, '{"id":"ord_559r1m7z6esj332yywex9","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1006","number":"1006","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann6@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.683Z","changed_at":"2026-11-21T13:59:11.683Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.683Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551683);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '67b97294d92ff8eb5962a93bdbe313299e392741d3c77aeea58729de072c2024', 'a9f4298553145156e044633362d928b46ba248d629ef72b9fed5be245932f2ed', 201, NULL, '{"id":"ord_559r1m7z6esj794jyz9h0","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-704.0","number":"WA-704.0","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.4@mail4.example","phone":"+44 20 7946 0104","ship_name":"Desk 4","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-05T12:00:00.000Z","changed_at":"2026-11-21T13:59:11.687Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.687Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551687);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '40b70adf751ebfd43ca34d09d5076f14862dd78a01cb19cd42d8b60015a14fd5', '2a2336782b27377233a7fdb4a3605ef5c1656ac3df4172c6c7384eca640783c3', 200, NULL, '{"id":"ord_1b0w1m7z6esj28628s4wp","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1005","number":"1005","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann5@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dag","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.682Z","changed_at":"2026-11-21T13:59:11.693Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.682Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551693);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'e33bb8db9bdd33a26344a899f0407dd306935b4da12d8502a8ea5408fe161f34', '8267e772eb385c6c688f16b336a9e17a5ac55203e9c68e45a90e17d1d282f3e9', 200, NULL, '{"id":"ord_559r1m7z6esj332yywex9","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1006","number":"1006","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann6@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dai","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.683Z","changed_at":"2026-11-21T13:59:11.694Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.683Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551694);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'af8ad80cba1a86c8c96c1cdaa46ffb77deba7c78ea4499580b6150eeb72a7813', 'e3855a908e545c94300f8bc0efbe6ae83c40390e6f881f9b18cacacfb97aede0', 201, NULL, '{"id":"ord_1b0w1m7z6esjf0j5hr8mj","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-707.3","number":"WA-707.3","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.7@mail1.example","phone":"+44 20 7946 0107","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00347","channel":null,"warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-08T15:00:00.000Z","changed_at":"2026-11-21T13:59:11.695Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.695Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00347","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551695);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '6042f21674386ffe88fe8dd01ce1398c5cd1dbb6409fc97be894ab753de7d5df', '70eb378c3533ff0464ff32af3126153b1b5c76fdc69adcbe2cfed9f6c6ade020', 201, NULL, '{"id":"ord_559r1m7z6esjg0gxc6044","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-708.0","number":"WA-708.0","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.8@mail2.example","phone":"+44 20 7946 0108","ship_name":"Desk 8","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-09T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.696Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.696Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551696);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '6dcc9daef5a886a2eecf2cd15eebcc09fd8fea994910765795c18332adbfaca6', 'a50e22bf00d8d7929e5571d941c49ffdfb6f27113ea19d5b975e7978f8c44996', 201, NULL, '{"id":"ord_1b0w1m7z6esjk5a06dqex","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-709.1","number":"WA-709.1","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.9@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-01T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.699Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.699Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551699);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '616924b29a991b77f4c2bb97ce366a70805a92e99fdf6a1d14252762dffec77e', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_559r1m7z6esj4fxc3pwvx","assistant_id":"ast_559r1m7z6esag7d29sz4w","state":"human","input":"text","flow_id":"flw_559r1m7z6esad8hyz5ktg","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_559r1m7z6esj332yywex9","claimed":null,"misses":0,"staff_id":"key_559r1m7z6esca89m1zwyj","last_seq":17,"last_at":"2026-11-21T13:59:11.700Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.684Z","open_tickets":1}', 1795269551700);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '2e7e9f657292042167fa0d1a866873809dca0a2ffbebae0a0423d87db5ff10dd', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_1b0w1m7z6esj3d8y8ayrq","assistant_id":"ast_1b0w1m7z6esd2dfcr3e1g","state":"human","input":"text","flow_id":"flw_1b0w1m7z6esczfgb07002","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_1b0w1m7z6esj28628s4wp","claimed":null,"misses":0,"staff_id":"key_1b0w1m7z6esevehjhqq5f","last_seq":17,"last_at":"2026-11-21T13:59:11.701Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.683Z","open_tickets":1}', 1795269551701);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'c129a0e7e09629bd63a67dc8e105089f7eaf57be61389a0c40317110238adc5d', 'd7d2fcedff422f8df5a2c0131cda97d757d7f8bb024eb8b425df4426de8e2f19', 200, NULL, '{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dec","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.709Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":4,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551709);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '8646280187aca13decc5646e78618fa61811b5f37bdc89c04a0602701d4b8853', 'b6865a8ee8beb831ada810afbcb6bca7c573b287533eab846a6a14de4f54d370', 200, NULL, '{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dee","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.710Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":4,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551710);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '4bf9bf2a30a80519633c91ecf3645da3875bff1649a338abbe62b99844daa669', '7565eb3e50c271b5f9b0ebf6048d3e651087de98fa7553d9d7f35a6974cd4dfb', 201, NULL, '{"id":"ord_559r1m7z6esjnb0fbddbj","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-710.2","number":"WA-710.2","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.10@mail4.example","phone":"+44 20 7946 0110","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-02T09:00:00.000Z","changed_at":"2026-11-21T13:59:11.700Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.700Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551700);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '179cc97b8fbc421e84494e24af35f6c9156c78e2e8e8009267e1f4cfbfb506c1', '50ee9a671b0353bf7ac85c517c9ed978407f0432be578b22b9fd267cabdba862', 201, NULL, '{"id":"ord_1b0w1m7z6esjp48arcyh5","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-711.3","number":"WA-711.3","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.11@mail5.example","phone":"+44 20 7946 0111","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00351","channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-03T18:00:00.000Z","changed_at":"2026-11-21T13:59:11.702Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.702Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00351","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"in_transit","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551702);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '7b92cbb0de58da2ebb1ebdfcf9084abf6898f304dd142b7de13cc95b107a2210', 'a4ef3952fed363a712eff06b6894465d2f55ad7b9231e359301e50d8ad24f6b0', 201, NULL, '{"id":"ord_559r1m7z6esjrd77zmsv9","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-712.0","number":"WA-712.0","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.12@mail0.example","phone":null,"ship_name":"Desk 12","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-04T03:00:00.000Z","changed_at":"2026-11-21T13:59:11.703Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.703Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551703);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '6e918b7b2565785123aca550a4fb9f7cc6bcef2db5e00904ce203a25aab50e6a', '7a93c340ff3ee740c2b50942d0d860b352920f244e6118eefe77b1a9aeb4db63', 201, NULL, '{"id":"ord_1b0w1m7z6esjsb5fn1zax","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-713.1","number":"WA-713.1","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.13@mail1.example","phone":"+44 20 7946 0113","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-05T12:00:00.000Z","changed_at":"2026-11-21T13:59:11.705Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.705Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551705);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '39d04d8bc7eaeba287fccd05e3771e8e6ec8cc55f3859c5c4743d58d7cc4a3dc', 'ab08cc3f1615223f4d1d408b748b479cda0f11b4a9ed32a6e064c8b9cf86059b', 201, NULL, '{"id":"ord_559r1m7z6esjt1a2mz22t","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-714.2","number":"WA-714.2","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.14@mail2.example","phone":"+44 20 7946 0114","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-06T21:00:00.000Z","changed_at":"2026-11-21T13:59:11.706Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.706Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551706);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'aed2f480f2f0dc84cb81e464a4ad48531370bae82c9e2423c55fc592e2512762', '8b963ef859a79966b6fb542ae058ada71dc1f76fb64fb2908959c5a3b15c0203', 201, NULL, '{"id":"ord_1b0w1m7z6esjvap0q953c","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-715.3","number":"WA-715.3","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.15@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-07T06:00:00.000Z","changed_at":"2026-11-21T13:59:11.707Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.707Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551707);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'daecf00c4821ec24eeb3bd8e07787e11842b71541e2ff2b79af599134a70727c', '85e7f920933b4affed65b13cea6d7d12c10a4c5e2e4329f3944d88a113d70e8a', 201, NULL, '{"id":"ord_559r1m7z6esjw6gn194dw","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-716.0","number":"WA-716.0","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.16@mail4.example","phone":"+44 20 7946 0116","ship_name":"Desk 16","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"Nova Post","tracking_number":"TN-00356","channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-08T15:00:00.000Z","changed_at":"2026-11-21T13:59:11.708Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.708Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"Nova Post","tracking_number":"TN-00356","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"in_transit","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551708);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '5bb34c0e8211bf9708fe0c9eb9870d58de2763179c33e51b4ef1bf15c30ee153', '2da450bfec63ee4bf8750b6e7a7f04f31b2991b503e8132e5dbb9ff45d0efe69', 201, NULL, '{"id":"ord_1b0w1m7z6esk37k0mng0g","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-717.1","number":"WA-717.1","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.17@mail5.example","phone":"+44 20 7946 0117","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00357","channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-09T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.714Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.714Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00357","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551714);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '721e9191a81ae74d0f529962f5f525d0cb187811f77aca47c178e5e27290bbed', '3a5091ee1db43b154daf4c404001b7d9665b9b814ddaa0bb018016ffb807eb24', 201, NULL, '{"id":"ord_1b0w1m7z6eskva00htk44","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-731.3","number":"WA-731.3","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.31@mail1.example","phone":"+44 20 7946 0131","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00371","channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-05T12:00:00.000Z","changed_at":"2026-11-21T13:59:11.738Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.738Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00371","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"in_transit","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551738);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'bebd294ddbe05f43433c16dff1bcb1ac68f6e27891a2348fc7f3c0930e92b719', '232f0eb8b355ff4717598c631a046eaad456ad9fcb5569206b3386c329e0547a', 201, NULL, '{"id":"ord_559r1m7z6esjzdegrx5mn","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1007","number":"1007","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann7@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.710Z","changed_at":"2026-11-21T13:59:11.710Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.710Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551710);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'a52d777dce15637ceff8abc18bd8edd17f57b35e094a2a94b6d28e4765162a8f', '0c33197322b5c89f6005906ae41ffe2ae554fd0c405087eb9b348bd247a32589', 201, NULL, '{"id":"ord_1b0w1m7z6esk08vphbqg6","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1008","number":"1008","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann8@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.711Z","changed_at":"2026-11-21T13:59:11.711Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.711Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551711);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '3976c0d324919f25067bf86a296f4530ab179c5605132d2ce215c2121e7bc829', '1214e62708fc4715a71692d25f73eb19de26f164378344dbee623cef5180b422', 201, NULL, '{"id":"ord_559r1m7z6esk80g6fzpmt","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-720.0","number":"WA-720.0","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.20@mail2.example","phone":"+44 20 7946 0120","ship_name":"Desk 20","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-03T18:00:00.000Z","changed_at":"2026-11-21T13:59:11.719Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.719Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551719);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'abed2df4dcf49ab46e589683edf706431eb11996b31f432c3d7a08f75734512d', '553392ef638e8d41ccc7baf2ec60c924886d6b5e1013076fd14bf6039d188cd9', 200, NULL, '{"id":"ord_1b0w1m7z6esk08vphbqg6","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1008","number":"1008","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann8@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dga","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.711Z","changed_at":"2026-11-21T13:59:11.720Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.711Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551720);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '13b9cb3de4572623bbbd6f3bd41740af0486634d6934c03527e340e024897c5b', '751f8ee0c7463514319fc84f9c289f1ee37888a66b3e5c6d12278223d30d8208', 201, NULL, '{"id":"ord_559r1m7z6esk4cphwfchk","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-718.2","number":"WA-718.2","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.18@mail0.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-01T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.716Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.716Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551716);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '0e499c056baeda54be525d9f5c461b9a978e58493bd893b8d949383232dcb647', '0e9c04a3ea4f678932ef99bf1bff9a15895a4b23817bb30572275f0dceb16a7b', 201, NULL, '{"id":"ord_1b0w1m7z6esk61mbwjy8d","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-719.3","number":"WA-719.3","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.19@mail1.example","phone":"+44 20 7946 0119","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-02T09:00:00.000Z","changed_at":"2026-11-21T13:59:11.717Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.717Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551717);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '62a2f7ee6d3ee2472ec74e55c349e1dad93e3a5e1ea3b26457d23892fbade9a8', 'a6a441b46a9195cf9f20a76d9bd0a296e9b3b13ec90b8e0eadc3f4ae0b8949f2', 200, NULL, '{"id":"ord_559r1m7z6esjzdegrx5mn","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1007","number":"1007","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann7@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dgc","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.710Z","changed_at":"2026-11-21T13:59:11.721Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.710Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551721);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '1c2b208271462c64524cfc228156dd0afb0268f8f38675799fb0274f4025f59e', 'f4c9aeeac1b3560b51cc530d76355b0a2273aaf1c1494bc7d7fe95ddc5a9a6a1', 201, NULL, '{"id":"ord_1b0w1m7z6eska76jc7w87","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-721.1","number":"WA-721.1","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.21@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-04T03:00:00.000Z","changed_at":"2026-11-21T13:59:11.721Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.721Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551721);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '187c2aef20d6217541aac7d1d21db2e8fe24cfcfcf4d477869f8757899822833', 'c38e92380f7796e5cbd7f23a26ebd0d02871ffa5be96b2435a74e0b422d6a6e5', 201, NULL, '{"id":"ord_1b0w1m7z6eske9ydw5cny","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-723.3","number":"WA-723.3","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.23@mail5.example","phone":"+44 20 7946 0123","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-06T21:00:00.000Z","changed_at":"2026-11-21T13:59:11.725Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.725Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551725);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'e4d50847487bfaa7399d4a89245622b72b0bd97625cae22b82a1c668d5592b08', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_559r1m7z6esk12r7j28md","assistant_id":"ast_559r1m7z6esag7d29sz4w","state":"human","input":"text","flow_id":"flw_559r1m7z6esad8hyz5ktg","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_559r1m7z6esjzdegrx5mn","claimed":null,"misses":0,"staff_id":"key_559r1m7z6esca89m1zwyj","last_seq":17,"last_at":"2026-11-21T13:59:11.728Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.712Z","open_tickets":1}', 1795269551728);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '94afac5a066748d9b5e5e66b581530c2fd92c8095317d97be209e33915075f51', '732322c128ed67841ef5aa42c7cd04ffcd74a61b2d17d710cd502b713d62930d', 200, NULL, '{"id":"cnv_1b0w1m7z6esk1c2y4s5bc","assistant_id":"ast_1b0w1m7z6esd2dfcr3e1g","state":"human","input":"text","flow_id":"flw_1b0w1m7z6esczfgb07002","flow_number":1,"locale":"en","page_url":null,"subject":null,"subject_email":null,"subject_at":null,"order_id":"ord_1b0w1m7z6esk08vphbqg6","claimed":null,"misses":0,"staff_id":"key_1b0w1m7z6esevehjhqq5f","last_seq":17,"last_at":"2026-11-21T13:59:11.730Z","ended_at":null,"version":3,"created_at":"2026-11-21T13:59:11.713Z","open_tickets":1}', 1795269551730);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '5598c130114198b901ca1a177e19c70df9a44d61e84e2f5341e4c0ab9633a23e', '7745c19e14d6cd8e2412f6ccf5af72ad627af5fd3d995b6c4d6645620cccc122', 201, NULL, '{"id":"ord_1b0w1m7z6eskkf6yv168h","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-725.1","number":"WA-725.1","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.25@mail1.example","phone":"+44 20 7946 0125","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-08T15:00:00.000Z","changed_at":"2026-11-21T13:59:11.730Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.730Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551730);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'a2612146051e8ecb98027b1439d2ec79acfbb6c017cab6f42ca074691cddc103', 'b7a9063e92dbdcf8d0cd26942afc9d1c943e109cca69ca6a641212d856124fb3', 201, NULL, '{"id":"ord_559r1m7z6eskm3csnemtq","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-726.2","number":"WA-726.2","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.26@mail2.example","phone":"+44 20 7946 0126","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"Nova Post","tracking_number":"TN-00366","channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-09T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.732Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.732Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"Nova Post","tracking_number":"TN-00366","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"in_transit","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551732);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'fa648f3efab3e486a7e4496f4b7c4ad62f8b81997f9b1477b10cb07ffb30caf0', 'ad9664dd9e237066d8b834cbd1e42c19071bf1559b62dd5e675c502b3b42c206', 201, NULL, '{"id":"ord_559r1m7z6eskgb4z92b1r","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-724.0","number":"WA-724.0","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.24@mail0.example","phone":null,"ship_name":"Desk 24","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-07T06:00:00.000Z","changed_at":"2026-11-21T13:59:11.727Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.727Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551727);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'e15052372abc413cbd32c7f88b44431068148f12d79ee188995ef7d3503d1ccf', 'a8908290903b3b682180306256b259bfe62d79bc00cbcd688a668c8adbce6ea7', 200, NULL, '{"id":"ord_559r1m7z6esh259q7tnsg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"H00","number":"H00","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark djd","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.650Z","changed_at":"2026-11-21T13:59:11.736Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":5,"created_at":"2026-11-21T13:59:11.650Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551736);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'bb40006caba002b4a5ffd8bb899ba46a0521fbcd121e6f965c81f5fb829131e0', '783bfec0453bf39e785653b940634bdb99da96c342c6392025e0483c36f2d555', 200, NULL, '{"id":"ord_1b0w1m7z6esh36c3tjgcf","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"H10","number":"H10","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"hot@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark djj","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.651Z","changed_at":"2026-11-21T13:59:11.739Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":5,"created_at":"2026-11-21T13:59:11.651Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551739);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '2da18c95f9b7f42c91e3be67bffc475d584658de8eb9d7946cbe4bb29887f0f2', '4da8b883195431959775aefdcdc618fb3f0164e8c7cfeac5d219aed22f779592', 201, NULL, '{"id":"ord_559r1m7z6eskx7t1eznd2","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1010","number":"1010","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann10@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.740Z","changed_at":"2026-11-21T13:59:11.740Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.740Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551740);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '3c8ee8a82116efac521bb41c4e51977c459dd1815398826e6700790e99f6fd8f', '1e1d53b84deac5069304496f8e6ae6561b99474ede8b5cf4f9f209aedd1b1b4a', 201, NULL, '{"id":"ord_1b0w1m7z6esknegmfywk8","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-727.3","number":"WA-727.3","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.27@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-01T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.733Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.733Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551733);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', 'b5f9720df0e3d35433250690c9e9a34407b6febfb738233bea7ab53111d9f940', 'a0c1374d1004e957c43178ce56061cd509bff6aa9334bed8aa856a7ad66b56d8', 201, NULL, '{"id":"ord_559r1m7z6eskq2jzcdzc5","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-728.0","number":"WA-728.0","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.28@mail4.example","phone":"+44 20 7946 0128","ship_name":"Desk 28","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-02T09:00:00.000Z","changed_at":"2026-11-21T13:59:11.734Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.734Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551734);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'a0597e5eca6ed01965d9b3e3a2a2efd93356315e57376e3c902f1684d4ada3e6', '4765445a7aff819a4d5ba98fe7c3355e5ce7dff85a330e363f5be38f1afead62', 201, NULL, '{"id":"ord_1b0w1m7z6eskr76bcz1bz","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-729.1","number":"WA-729.1","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.29@mail5.example","phone":"+44 20 7946 0129","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-03T18:00:00.000Z","changed_at":"2026-11-21T13:59:11.736Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.736Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551736);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '9844613f58d6ce40c66a239359ec362b5d2575fa66a8e63ae2b5a4da7812636e', '0a8e872d2aca9c763353874e789c1d1339d61904aa2942a1127f1ec057ab5b58', 201, NULL, '{"id":"ord_559r1m7z6esks1cbydnhh","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-730.2","number":"WA-730.2","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.30@mail0.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-04T03:00:00.000Z","changed_at":"2026-11-21T13:59:11.737Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.737Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551737);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '8f01d7b0d1493968e78888450996aeb6947fb3b66fc768c8f54e3b2b4666820a', '3f1ad2ea6fad7beba76a92d070d01f42503a5fd4bfab3dc84a0d4985d93f4c8d', 201, NULL, '{"id":"ord_1b0w1m7z6eskw8d8e8hpm","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1009","number":"1009","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann9@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.739Z","changed_at":"2026-11-21T13:59:11.739Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.739Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551739);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '47f9a3f90769bf042b1ab9695898d2d48f78e0a6f7d59cd152ac49d06add7010', 'b325581703df0cd18698f134a40132845d679d188aa74e884cf22ace4fa63567', 201, NULL, '{"id":"ord_559r1m7z6eskw6eqfvdwc","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-732.0","number":"WA-732.0","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.32@mail2.example","phone":"+44 20 7946 0132","ship_name":"Desk 32","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"Nova Post","tracking_number":"TN-00372","channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-06T21:00:00.000Z","changed_at":"2026-11-21T13:59:11.740Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.740Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"Nova Post","tracking_number":"TN-00372","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551740);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '7d6b380bf93fb1b04ef0191685adb2ac8e4fa6d36309623ba7ad3a8807f8d769', 'ada6dc3c9d245986b7de6fbddb6c15449d908ee8a8472ef2a3d5c6e3182ffcfd', 201, NULL, '{"id":"ord_1b0w1m7z6eskx8q1kf5y9","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-733.1","number":"WA-733.1","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.33@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-07T06:00:00.000Z","changed_at":"2026-11-21T13:59:11.741Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.741Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551741);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '710bc89ece13642428b8549c22dc9bbc3c73c04872a37e49c3f4dddebccabdec', 'fd66eecfdae95267d1307a6eab2c9d4bdec4df0e6224697eaec9b720a9480e98', 201, NULL, '{"id":"ord_559r1m7z6eskzfm7x65wk","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-734.2","number":"WA-734.2","locale":null,"customer_id":null,"customer_name":"李小龍","email":"Buyer.34@mail4.example","phone":"+44 20 7946 0134","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-08T15:00:00.000Z","changed_at":"2026-11-21T13:59:11.742Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.742Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551742);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'd1f1e291f05039811147a6d67dc56ee0676722bbf3969c338b734d3e0287b0ee', 'dce40cdbdeb935c0403818f529884b7ad51298ecbd943b87ac822a4ac897261d', 201, NULL, '{"id":"ord_1b0w1m7z6esm03e3ng5ys","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-735.3","number":"WA-735.3","locale":null,"customer_id":null,"customer_name":"D''Arcy Fitzwilliam","email":"Buyer.35@mail5.example","phone":"+44 20 7946 0135","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"new","delivery":"not_shipped","payment":"awaiting","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"New","grp":"new","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":"Ünder","comment":null,"tags":"Vip, Gift Wrap","custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-09T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.744Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.744Z","group":"new","group_name":"New","payment_badge":"Pending","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551744);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '8e4021dcbf3f592f508115a4347120f9446e7adc7b491fa74af147c954c8808a', '4771a05ee22e399883e98a8e15d9c0a32da86f0cfdc2e1e6f900b4d11412e361', 201, NULL, '{"id":"ord_559r1m7z6esm12xarvbwv","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-736.0","number":"WA-736.0","locale":null,"customer_id":null,"customer_name":"José Álvarez","email":"Buyer.36@mail0.example","phone":null,"ship_name":"Desk 36","ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"in_progress","delivery":"in_transit","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"In transit","grp":"in_transit","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-01T00:00:00.000Z","changed_at":"2026-11-21T13:59:11.745Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.745Z","group":"in_transit","group_name":"In transit","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551745);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ffa26c03ccf132f26118f5f002299c3e0349df2a9214ec51018a4c27800a3595', '32ecd5883503d8adaa30d1a84b9595de9cd45621b3a6175f5dd074a5e74f617b', 201, NULL, '{"id":"ord_1b0w1m7z6esm3expk1114","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-737.1","number":"WA-737.1","locale":null,"customer_id":null,"customer_name":"Zoë Groß","email":"Buyer.37@mail1.example","phone":"+44 20 7946 0137","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"completed","delivery":"delivered","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Delivered","grp":"delivered","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":"DHL","tracking_number":"TN-00377","channel":"web","warehouse":"Main","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-02T09:00:00.000Z","changed_at":"2026-11-21T13:59:11.746Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.746Z","group":"delivered","group_name":"Delivered","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[{"line":1,"carrier_code":null,"carrier":"DHL","tracking_number":"TN-00377","tracking_url":null,"service":null,"pickup_point":null,"pickup_until":null,"status":"delivered","status_raw":null,"items":null,"shipped_at":null,"last_event_at":null,"last_event":null,"eta_from":null,"eta_to":null,"delivered_at":null,"told_by":"store"}],"payments":[]}', 1795269551746);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '2a2a89cfe1ac75be75d689348d5781fa304ab86aeca830df73226027640fbcf9', 'eb3a3f7aff4d429b76457aeefcd3922fd5417447fa459e65a56e9aae624eef7b', 201, NULL, '{"id":"ord_559r1m7z6esm55m23yvsj","source_id":"src_559r1m7z6esabcz0hereb","external_id":"WA-738.2","number":"WA-738.2","locale":null,"customer_id":null,"customer_name":"Łukasz Żak","email":"Buyer.38@mail2.example","phone":"+44 20 7946 0138","ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"cancelled","delivery":"not_shipped","payment":"refunded","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Return","grp":"problematic","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":"Ünder","comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-03T18:00:00.000Z","changed_at":"2026-11-21T13:59:11.749Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.749Z","group":"problematic","group_name":"Problematic","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551749);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '81889d5e79f19f5fd984a0430d14ff54801485aa374e585f9cfe66cca6356d04', '801224fc9638ee084f742401d3a43cc10be657039b5edae9bb08fdc112ea72af', 200, NULL, '{"id":"ord_1b0w1m7z6eskw8d8e8hpm","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1009","number":"1009","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann9@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ebi","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.739Z","changed_at":"2026-11-21T13:59:11.750Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.739Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551750);
INSERT INTO public.idempotency VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'd5796f56551dc7587a910f0ad1242b8965e96f29c4682cbbd65911f968b7d616', '79633372f1295bf833a87ac4df3834c6f1ff5c53a7bfcd1d02934503992449ea', 201, NULL, '{"id":"ord_1b0w1m7z6esm77f3gwaqn","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"WA-739.3","number":"WA-739.3","locale":null,"customer_id":null,"customer_name":"Ann O’Neill","email":"Buyer.39@mail3.example","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":"web","warehouse":null,"comment":null,"tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-01-04T03:00:00.000Z","changed_at":"2026-11-21T13:59:11.751Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":1,"created_at":"2026-11-21T13:59:11.751Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551751);
INSERT INTO public.idempotency VALUES ('shp_559r1m7z6esabcz0hcy10', '9cffa8778d79ee34a7e06dac74ce0982d9d554476bf24c4f933b1053fbb4ee96', 'b19d16f93e7ebfbd20851eee1b41f3e698d56ee228728a284f2a04abb2be88a8', 200, NULL, '{"id":"ord_559r1m7z6eskx7t1eznd2","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1010","number":"1010","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann10@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ecb","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.740Z","changed_at":"2026-11-21T13:59:11.751Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.740Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', 1795269551751);


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES ('job_00001m7z6esfr8ykyf1c0', '', 'sweep', 'all', '498685', NULL, 'done', 1795269611608, NULL, 1, NULL, 1795269551602);


--
-- Data for Name: membership; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.membership VALUES ('shp_559r1m7z6esabcz0hcy10', 'usr_559r1m7z6esah7e6c3fqe', 'owner', 1795269551391);
INSERT INTO public.membership VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'usr_1b0w1m7z6esd2dfcr5xbr', 'owner', 1795269551508);


--
-- Data for Name: message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 1, 'bot', NULL, 'text', 'Hello! I look after orders at South.', NULL, NULL, 1795269551616);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551616);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551622);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551622);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 5, 'visitor', NULL, 'text', '1002', NULL, NULL, 1795269551625);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551625);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795269551617);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551617);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551620);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551620);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 7, 'visitor', NULL, 'text', 'ann2@example.com', NULL, NULL, 1795269551626);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1002. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551626);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 5, 'visitor', NULL, 'text', '1001', NULL, NULL, 1795269551628);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551628);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551629);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1002. The shop will let you know.', NULL, NULL, 1795269551629);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551629);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 7, 'visitor', NULL, 'text', 'ann1@example.com', NULL, NULL, 1795269551629);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551629);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551633);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551633);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551633);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 15, 'visitor', NULL, 'text', 'It is broken, c', NULL, NULL, 1795269551634);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.', NULL, NULL, 1795269551634);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551636);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1001. The shop will let you know.', NULL, NULL, 1795269551636);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551636);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551639);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551639);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551639);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 15, 'visitor', NULL, 'text', 'It is broken, b', NULL, NULL, 1795269551640);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.', NULL, NULL, 1795269551640);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551641);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551643);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 18, 'agent', 'wismo init', 'text', 'staff ccg', NULL, 'key_1b0w1m7z6esevehjhqq5f k-227', 1795269551643);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 18, 'agent', 'wismo init', 'text', 'staff ccj', NULL, 'key_559r1m7z6esca89m1zwyj k-230', 1795269551645);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 19, 'visitor', NULL, 'text', 'thank you cdd', NULL, NULL, 1795269551646);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 19, 'visitor', NULL, 'text', 'thank you cdb', NULL, NULL, 1795269551646);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 20, 'agent', 'wismo init', 'text', 'staff cdf', NULL, 'key_559r1m7z6esca89m1zwyj k-236', 1795269551647);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 20, 'agent', 'wismo init', 'text', 'staff cdh', NULL, 'key_1b0w1m7z6esevehjhqq5f k-238', 1795269551648);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 21, 'visitor', NULL, 'text', 'thank you cdj', NULL, NULL, 1795269551649);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795269551657);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551657);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 5, 'visitor', NULL, 'text', '1003', NULL, NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 5, 'visitor', NULL, 'text', '1004', NULL, NULL, 1795269551659);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551659);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 7, 'visitor', NULL, 'text', 'ann3@example.com', NULL, NULL, 1795269551659);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551659);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551661);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1003. The shop will let you know.', NULL, NULL, 1795269551661);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551661);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551664);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551664);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551664);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551666);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551666);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551666);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 15, 'visitor', NULL, 'text', 'It is broken, d', NULL, NULL, 1795269551666);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.', NULL, NULL, 1795269551666);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 18, 'agent', 'wismo init', 'text', 'staff cgi', NULL, 'key_559r1m7z6esca89m1zwyj k-269', 1795269551672);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 19, 'visitor', NULL, 'text', 'thank you chb', NULL, NULL, 1795269551673);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 20, 'agent', 'wismo init', 'text', 'staff chd', NULL, 'key_559r1m7z6esca89m1zwyj k-274', 1795269551673);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 19, 'visitor', NULL, 'text', 'thank you cia', NULL, NULL, 1795269551676);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 1, 'bot', NULL, 'text', 'Hello! I look after orders at South.', NULL, NULL, 1795269551683);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551683);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551684);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551684);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795269551684);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551684);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551685);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551685);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 5, 'visitor', NULL, 'text', '1005', NULL, NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 5, 'visitor', NULL, 'text', '1006', NULL, NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 7, 'visitor', NULL, 'text', 'ann5@example.com', NULL, NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1005. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551686);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 21, 'visitor', NULL, 'text', 'thank you ceb', NULL, NULL, 1795269551649);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 1, 'bot', NULL, 'text', 'Hello! I look after orders at South.', NULL, NULL, 1795269551657);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551657);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551658);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 7, 'visitor', NULL, 'text', 'ann4@example.com', NULL, NULL, 1795269551660);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551660);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551662);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1004. The shop will let you know.', NULL, NULL, 1795269551662);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551662);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 15, 'visitor', NULL, 'text', 'It is broken, e', NULL, NULL, 1795269551665);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.', NULL, NULL, 1795269551665);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551670);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551672);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 18, 'agent', 'wismo init', 'text', 'staff chg', NULL, 'key_1b0w1m7z6esevehjhqq5f k-277', 1795269551674);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 21, 'visitor', NULL, 'text', 'thank you chi', NULL, NULL, 1795269551675);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 20, 'agent', 'wismo init', 'text', 'staff cid', NULL, 'key_1b0w1m7z6esevehjhqq5f k-284', 1795269551678);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 21, 'visitor', NULL, 'text', 'thank you cif', NULL, NULL, 1795269551679);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 7, 'visitor', NULL, 'text', 'ann6@example.com', NULL, NULL, 1795269551687);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1006. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551687);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551694);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551694);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551694);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 15, 'visitor', NULL, 'text', 'It is broken, g', NULL, NULL, 1795269551697);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.', NULL, NULL, 1795269551697);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 18, 'agent', 'wismo init', 'text', 'staff dca', NULL, 'key_559r1m7z6esca89m1zwyj k-321', 1795269551701);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 19, 'visitor', NULL, 'text', 'thank you dci', NULL, NULL, 1795269551704);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 20, 'agent', 'wismo init', 'text', 'staff ddd', NULL, 'key_1b0w1m7z6esevehjhqq5f k-334', 1795269551705);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 21, 'visitor', NULL, 'text', 'thank you ddi', NULL, NULL, 1795269551706);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 1, 'bot', NULL, 'text', 'Hello! I look after orders at South.', NULL, NULL, 1795269551713);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551713);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551714);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551714);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 5, 'visitor', NULL, 'text', '1007', NULL, NULL, 1795269551715);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551715);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 7, 'visitor', NULL, 'text', 'ann8@example.com', NULL, NULL, 1795269551716);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1008. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551716);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1007. The shop will let you know.', NULL, NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551688);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1005. The shop will let you know.', NULL, NULL, 1795269551688);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551688);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551692);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1006. The shop will let you know.', NULL, NULL, 1795269551692);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551692);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551696);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551696);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551696);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 15, 'visitor', NULL, 'text', 'It is broken, f', NULL, NULL, 1795269551697);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.', NULL, NULL, 1795269551697);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551700);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551701);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 18, 'agent', 'wismo init', 'text', 'staff dcd', NULL, 'key_1b0w1m7z6esevehjhqq5f k-324', 1795269551702);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 19, 'visitor', NULL, 'text', 'thank you dcf', NULL, NULL, 1795269551703);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 20, 'agent', 'wismo init', 'text', 'staff dda', NULL, 'key_559r1m7z6esca89m1zwyj k-331', 1795269551704);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 21, 'visitor', NULL, 'text', 'thank you ddg', NULL, NULL, 1795269551706);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795269551712);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551712);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551713);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551713);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 5, 'visitor', NULL, 'text', '1008', NULL, NULL, 1795269551715);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551715);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 7, 'visitor', NULL, 'text', 'ann7@example.com', NULL, NULL, 1795269551716);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1007. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551716);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1008. The shop will let you know.', NULL, NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551718);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551724);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551724);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551724);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 15, 'visitor', NULL, 'text', 'It is broken, h', NULL, NULL, 1795269551725);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here.', NULL, NULL, 1795269551725);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 18, 'agent', 'wismo init', 'text', 'staff dhe', NULL, 'key_559r1m7z6esca89m1zwyj k-375', 1795269551730);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 19, 'visitor', NULL, 'text', 'thank you dhh', NULL, NULL, 1795269551730);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 19, 'visitor', NULL, 'text', 'thank you dic', NULL, NULL, 1795269551732);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 1, 'bot', NULL, 'text', 'Hello! I look after orders at North.', NULL, NULL, 1795269551743);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551743);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551744);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551744);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551725);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551725);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551725);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 15, 'visitor', NULL, 'text', 'It is broken, i', NULL, NULL, 1795269551726);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 16, 'bot', NULL, 'text', 'Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here.', NULL, NULL, 1795269551726);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551728);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 17, 'system', NULL, 'notice', 'You are now talking to wismo init', NULL, NULL, 1795269551730);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 18, 'agent', 'wismo init', 'text', 'staff dhj', NULL, 'key_1b0w1m7z6esevehjhqq5f k-380', 1795269551731);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 20, 'agent', 'wismo init', 'text', 'staff die', NULL, 'key_559r1m7z6esca89m1zwyj k-385', 1795269551733);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 21, 'visitor', NULL, 'text', 'thank you dih', NULL, NULL, 1795269551734);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 20, 'agent', 'wismo init', 'text', 'staff dja', NULL, 'key_1b0w1m7z6esevehjhqq5f k-391', 1795269551735);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 21, 'visitor', NULL, 'text', 'thank you djf', NULL, NULL, 1795269551737);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 1, 'bot', NULL, 'text', 'Hello! I look after orders at South.', NULL, NULL, 1795269551741);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 2, 'bot', NULL, 'menu', 'How can I help you?', '"options":[{"id":"opt_1","label":"Check order status"},{"id":"opt_2","label":"Change or cancel an order"},{"id":"opt_3","label":"Return or refund"},{"id":"opt_4","label":"Delivery and returns policy"},{"id":"opt_5","label":"Contact Support"}]', NULL, 1795269551741);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 3, 'visitor', NULL, 'text', 'cancel my order', NULL, NULL, 1795269551742);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 4, 'bot', NULL, 'menu', 'Please write your order number.', '"options":[{"id":"opt_6","label":"I do not know my order number"}]', NULL, 1795269551742);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 5, 'visitor', NULL, 'text', '1009', NULL, NULL, 1795269551743);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551743);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 7, 'visitor', NULL, 'text', 'ann9@example.com', NULL, NULL, 1795269551744);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1009. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551744);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 5, 'visitor', NULL, 'text', '1010', NULL, NULL, 1795269551746);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 6, 'bot', NULL, 'menu', 'And the e-mail address that you ordered with?', '"options":[{"id":"opt_7","label":"I do not know my order number"}]', NULL, 1795269551746);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 7, 'visitor', NULL, 'text', 'ann10@example.com', NULL, NULL, 1795269551748);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 8, 'bot', NULL, 'menu', 'I can ask the shop to cancel order 1010. They check it first, and it counts once they have said so. Shall I send this request?', '"options":[{"id":"opt_8","label":"Yes, cancel it"},{"id":"opt_9","label":"No, keep it"}]', NULL, 1795269551748);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551749);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1010. The shop will let you know.', NULL, NULL, 1795269551749);
INSERT INTO public.message VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551749);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 9, 'visitor', NULL, 'text', 'Yes, cancel it', NULL, NULL, 1795269551746);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 10, 'bot', NULL, 'text', 'I have saved your request to cancel order 1009. The shop will let you know.', NULL, NULL, 1795269551746);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 11, 'bot', NULL, 'menu', 'Is there anything else I can do for you?', '"options":[{"id":"opt_10","label":"Check order status"},{"id":"opt_11","label":"Change or cancel an order"},{"id":"opt_12","label":"Return or refund"},{"id":"opt_13","label":"Delivery and returns policy"},{"id":"opt_14","label":"Contact Support"}]', NULL, 1795269551746);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 12, 'visitor', NULL, 'text', 'I want to talk to a person', NULL, NULL, 1795269551752);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 13, 'bot', NULL, 'text', 'Of course, a colleague will help you.', NULL, NULL, 1795269551752);
INSERT INTO public.message VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 14, 'bot', NULL, 'text', 'What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.', NULL, NULL, 1795269551752);


--
-- Data for Name: order_item; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esfyee9nmfqg', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esh36c3tjgcf', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esh851yjqxnp', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esj55t8bbp6e', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjb1wagmf7a', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esje76fm08jw', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjnb0fbddbj', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjp48arcyh5', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjrd77zmsv9', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjsb5fn1zax', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjt1a2mz22t', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjvap0q953c', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjw6gn194dw', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk37k0mng0g', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esk4cphwfchk', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk61mbwjy8d', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eska76jc7w87', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskc6vv9wyht', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eske9ydw5cny', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskkf6yv168h', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskm3csnemtq', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esknegmfywk8', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskq2jzcdzc5', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskr76bcz1bz', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esks1cbydnhh', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskva00htk44', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskw8d8e8hpm', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskw6eqfvdwc', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskx8q1kf5y9', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskzfm7x65wk', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm03e3ng5ys', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esm12xarvbwv', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm3expk1114', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esm55m23yvsj', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm77f3gwaqn', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esfy9gbtt7gm', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esh259q7tnsg', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esh9a7szdqxr', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eshv1vqa6b2f', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eshwbccjbkfw', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj13ngh4jsc', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esj28628s4wp', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj332yywex9', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj794jyz9h0', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjf0j5hr8mj', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjg0gxc6044', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjk5a06dqex', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjzdegrx5mn', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk08vphbqg6', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esk80g6fzpmt', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskgb4z92b1r', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);
INSERT INTO public.order_item VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskx7t1eznd2', 1, NULL, 'Mug', 2, 2100, 'USD', NULL, NULL, NULL);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esfyee9nmfqg', 'src_559r1m7z6esabcz0hereb', '1001', '1001', '1001', 1795269551612, '2e83b18163489818fadf9c36469f9ba2d735942d9cfa8ca415260883ae3846de', NULL, NULL, 'Ann Miller', 'ann1@example.com', 'ann1@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark ccb', NULL, NULL, 2, NULL, 1795269551612, 1795269551638, NULL, NULL, NULL, NULL, NULL, 2, 1795269551612);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esh851yjqxnp', 'src_559r1m7z6esabcz0hereb', '1003', '1003', '1003', 1795269551655, '19b96afc14f1507617cf5ab54dbc9ca08263daba29e739681417d217ce0fac8a', NULL, NULL, 'Ann Miller', 'ann3@example.com', 'ann3@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark cgc', NULL, NULL, 2, NULL, 1795269551655, 1795269551664, NULL, NULL, NULL, NULL, NULL, 2, 1795269551655);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eska76jc7w87', 'src_1b0w1m7z6escw5nck088g', 'WA-721.1', 'WA-721.1', 'WA-721.1', 1795269551721, 'a7635658f03da72ff0ff8d34a78ea31d1af57fb0f48fe63c6257b8d1dee83c09', NULL, NULL, 'Ann O’Neill', 'Buyer.21@mail3.example', 'buyer.21@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2, NULL, 1767495600000, 1795269551721, NULL, NULL, NULL, NULL, NULL, 1, 1795269551721);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esj55t8bbp6e', 'src_1b0w1m7z6escw5nck088g', 'WA-703.3', 'WA-703.3', 'WA-703.3', 1795269551682, '4c5f9c9481f21ab6e4b40745bdc44aa5abaa41950d0d2c04ef359034aba1448f', NULL, NULL, 'Ann O’Neill', 'Buyer.3@mail3.example', 'buyer.3@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767495600000, 1795269551682, NULL, NULL, NULL, NULL, NULL, 1, 1795269551682);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjb1wagmf7a', 'src_1b0w1m7z6escw5nck088g', 'WA-705.1', 'WA-705.1', 'WA-705.1', 1795269551690, '2299845ff954c1959e54893406ccf322e944e3a1e0188ecfc53a7d960f3e42c8', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.5@mail5.example', 'buyer.5@mail5.example', '+44 20 7946 0105', '+442079460105', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767733200000, 1795269551690, NULL, NULL, NULL, NULL, NULL, 1, 1795269551690);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esje76fm08jw', 'src_559r1m7z6esabcz0hereb', 'WA-706.2', 'WA-706.2', 'WA-706.2', 1795269551692, 'dcb9eb24b63b2683c57f5ee6c0f5730eab3b66a00f82f93a1e6c38883ec475c4', NULL, NULL, 'José Álvarez', 'Buyer.6@mail0.example', 'buyer.6@mail0.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767765600000, 1795269551692, NULL, NULL, NULL, NULL, NULL, 1, 1795269551692);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjnb0fbddbj', 'src_559r1m7z6esabcz0hereb', 'WA-710.2', 'WA-710.2', 'WA-710.2', 1795269551700, 'a831645ed280739e32202d700807402996a611ca9774d5325dcfc4f131691da7', NULL, NULL, '李小龍', 'Buyer.10@mail4.example', 'buyer.10@mail4.example', '+44 20 7946 0110', '+442079460110', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767344400000, 1795269551700, NULL, NULL, NULL, NULL, NULL, 1, 1795269551700);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjp48arcyh5', 'src_1b0w1m7z6escw5nck088g', 'WA-711.3', 'WA-711.3', 'WA-711.3', 1795269551702, 'c3bda54c8139597fba2135762cf0c85ecec01e2be73a383c0f4aa1fcee2d88c0', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.11@mail5.example', 'buyer.11@mail5.example', '+44 20 7946 0111', '+442079460111', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00351', 'TN00351', 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767463200000, 1795269551702, NULL, NULL, NULL, NULL, NULL, 1, 1795269551702);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjrd77zmsv9', 'src_559r1m7z6esabcz0hereb', 'WA-712.0', 'WA-712.0', 'WA-712.0', 1795269551703, '816773066999709144d26ac15ac05f0894a95398a872ff807c2631304bf76041', NULL, NULL, 'José Álvarez', 'Buyer.12@mail0.example', 'buyer.12@mail0.example', NULL, '', 'Desk 12', NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767495600000, 1795269551703, NULL, NULL, NULL, NULL, NULL, 1, 1795269551703);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjsb5fn1zax', 'src_1b0w1m7z6escw5nck088g', 'WA-713.1', 'WA-713.1', 'WA-713.1', 1795269551705, '1065a38d1ee600eab342fc1f0dca3a9236fb076e5af6a263e828c8538f880944', NULL, NULL, 'Zoë Groß', 'Buyer.13@mail1.example', 'buyer.13@mail1.example', '+44 20 7946 0113', '+442079460113', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767614400000, 1795269551705, NULL, NULL, NULL, NULL, NULL, 1, 1795269551705);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjt1a2mz22t', 'src_559r1m7z6esabcz0hereb', 'WA-714.2', 'WA-714.2', 'WA-714.2', 1795269551706, 'a86641d16aea35b1b863d44f6f6d605eadb8bfdd43c521e6fb66dafbfc12ea40', NULL, NULL, 'Łukasz Żak', 'Buyer.14@mail2.example', 'buyer.14@mail2.example', '+44 20 7946 0114', '+442079460114', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Ünder', NULL, NULL, NULL, 2, NULL, 1767733200000, 1795269551706, NULL, NULL, NULL, NULL, NULL, 1, 1795269551706);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjvap0q953c', 'src_1b0w1m7z6escw5nck088g', 'WA-715.3', 'WA-715.3', 'WA-715.3', 1795269551707, '7ed4a1c99656a155a5e841210bd928c4d06522a8aaa21bf57e9451f68085db3b', NULL, NULL, 'Ann O’Neill', 'Buyer.15@mail3.example', 'buyer.15@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767765600000, 1795269551707, NULL, NULL, NULL, NULL, NULL, 1, 1795269551707);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjw6gn194dw', 'src_559r1m7z6esabcz0hereb', 'WA-716.0', 'WA-716.0', 'WA-716.0', 1795269551708, '16eb6170b14d278e8f12f8bf0896580638b5db70965340636efa5bb403b72ce1', NULL, NULL, '李小龍', 'Buyer.16@mail4.example', 'buyer.16@mail4.example', '+44 20 7946 0116', '+442079460116', 'Desk 16', NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'Nova Post', 'TN-00356', 'TN00356', 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767884400000, 1795269551708, NULL, NULL, NULL, NULL, NULL, 1, 1795269551708);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk37k0mng0g', 'src_1b0w1m7z6escw5nck088g', 'WA-717.1', 'WA-717.1', 'WA-717.1', 1795269551714, '5037022b7737b0f078e7ec71aa6b9add4f93770e7b34f62e835af3aca5705e74', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.17@mail5.example', 'buyer.17@mail5.example', '+44 20 7946 0117', '+442079460117', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00357', 'TN00357', 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767916800000, 1795269551714, NULL, NULL, NULL, NULL, NULL, 1, 1795269551714);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esk4cphwfchk', 'src_559r1m7z6esabcz0hereb', 'WA-718.2', 'WA-718.2', 'WA-718.2', 1795269551716, 'a141388c76b92583ef40a04207add9dfe9042f10604fd099a0372fbbb2f05056', NULL, NULL, 'José Álvarez', 'Buyer.18@mail0.example', 'buyer.18@mail0.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767225600000, 1795269551716, NULL, NULL, NULL, NULL, NULL, 1, 1795269551716);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk61mbwjy8d', 'src_1b0w1m7z6escw5nck088g', 'WA-719.3', 'WA-719.3', 'WA-719.3', 1795269551717, '06d2e9f8c7a5bac0d61d995bc0f4f0077115607f9e0ab83f50d8493a9bc26e1a', NULL, NULL, 'Zoë Groß', 'Buyer.19@mail1.example', 'buyer.19@mail1.example', '+44 20 7946 0119', '+442079460119', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767344400000, 1795269551717, NULL, NULL, NULL, NULL, NULL, 1, 1795269551717);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esh36c3tjgcf', 'src_1b0w1m7z6escw5nck088g', 'H10', 'H10', 'H10', 1795269551651, 'e54caf21b092709a4dde8253afc14e6069d2f95d7ee51ea7ad5a40546279210e', NULL, NULL, 'Ann Miller', 'hot@example.com', 'hot@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark djj', NULL, NULL, 2, NULL, 1795269551651, 1795269551739, NULL, NULL, NULL, NULL, NULL, 5, 1795269551651);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskc6vv9wyht', 'src_559r1m7z6esabcz0hereb', 'WA-722.2', 'WA-722.2', 'WA-722.2', 1795269551724, 'b5ee1ddfc95ee12764373e8b2eae04f79d831ac1b39cfe6c62c0dbf6a7f5624a', NULL, NULL, '李小龍', 'Buyer.22@mail4.example', 'buyer.22@mail4.example', '+44 20 7946 0122', '+442079460122', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'Nova Post', 'TN-00362', 'TN00362', 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767614400000, 1795269551724, NULL, NULL, NULL, NULL, NULL, 1, 1795269551724);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eske9ydw5cny', 'src_1b0w1m7z6escw5nck088g', 'WA-723.3', 'WA-723.3', 'WA-723.3', 1795269551725, '353de1658996c09ca13048f5fe52daca77585faa164c17bcc11c7a75710ac5ef', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.23@mail5.example', 'buyer.23@mail5.example', '+44 20 7946 0123', '+442079460123', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767733200000, 1795269551725, NULL, NULL, NULL, NULL, NULL, 1, 1795269551725);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskkf6yv168h', 'src_1b0w1m7z6escw5nck088g', 'WA-725.1', 'WA-725.1', 'WA-725.1', 1795269551730, 'ea473292129fd20f2d10fc9f7cec0f104029cdc7a754d912249b43b12891cfea', NULL, NULL, 'Zoë Groß', 'Buyer.25@mail1.example', 'buyer.25@mail1.example', '+44 20 7946 0125', '+442079460125', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767884400000, 1795269551730, NULL, NULL, NULL, NULL, NULL, 1, 1795269551730);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskm3csnemtq', 'src_559r1m7z6esabcz0hereb', 'WA-726.2', 'WA-726.2', 'WA-726.2', 1795269551732, 'b5bc0748f14b4eca919b1c6a439f3ce9b9089e07f2c426ceab7125e87b87f9d1', NULL, NULL, 'Łukasz Żak', 'Buyer.26@mail2.example', 'buyer.26@mail2.example', '+44 20 7946 0126', '+442079460126', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'Nova Post', 'TN-00366', 'TN00366', 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767916800000, 1795269551732, NULL, NULL, NULL, NULL, NULL, 1, 1795269551732);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esknegmfywk8', 'src_1b0w1m7z6escw5nck088g', 'WA-727.3', 'WA-727.3', 'WA-727.3', 1795269551733, '84a44497311b8a0c19fd6d6603f340d498797cfc66cb74f746570ad3f9c016c1', NULL, NULL, 'Ann O’Neill', 'Buyer.27@mail3.example', 'buyer.27@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767225600000, 1795269551733, NULL, NULL, NULL, NULL, NULL, 1, 1795269551733);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskq2jzcdzc5', 'src_559r1m7z6esabcz0hereb', 'WA-728.0', 'WA-728.0', 'WA-728.0', 1795269551734, '58aa6989ed1d5a7138d8ca5faad651ab099c347fda9045bebaa535e4d722b4ba', NULL, NULL, '李小龍', 'Buyer.28@mail4.example', 'buyer.28@mail4.example', '+44 20 7946 0128', '+442079460128', 'Desk 28', NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Main', NULL, NULL, NULL, 2, NULL, 1767344400000, 1795269551734, NULL, NULL, NULL, NULL, NULL, 1, 1795269551734);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskr76bcz1bz', 'src_1b0w1m7z6escw5nck088g', 'WA-729.1', 'WA-729.1', 'WA-729.1', 1795269551736, '0691e8f287298bd4ad1c57ea779a25f00be52c13089383bd538729f16bc75be2', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.29@mail5.example', 'buyer.29@mail5.example', '+44 20 7946 0129', '+442079460129', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767463200000, 1795269551736, NULL, NULL, NULL, NULL, NULL, 1, 1795269551736);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esks1cbydnhh', 'src_559r1m7z6esabcz0hereb', 'WA-730.2', 'WA-730.2', 'WA-730.2', 1795269551737, '894a310ed48afdc919d39cb3896d263694560ec589bb5b51bb979cf1bcd48eee', NULL, NULL, 'José Álvarez', 'Buyer.30@mail0.example', 'buyer.30@mail0.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767495600000, 1795269551737, NULL, NULL, NULL, NULL, NULL, 1, 1795269551737);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskva00htk44', 'src_1b0w1m7z6escw5nck088g', 'WA-731.3', 'WA-731.3', 'WA-731.3', 1795269551738, '36a85f143410cde10302b92b83988c3d1343d09274f6c56ecbe26c6d5739793d', NULL, NULL, 'Zoë Groß', 'Buyer.31@mail1.example', 'buyer.31@mail1.example', '+44 20 7946 0131', '+442079460131', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00371', 'TN00371', 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767614400000, 1795269551738, NULL, NULL, NULL, NULL, NULL, 1, 1795269551738);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskw6eqfvdwc', 'src_559r1m7z6esabcz0hereb', 'WA-732.0', 'WA-732.0', 'WA-732.0', 1795269551740, '0d4c7ded23dd7b146bbdd5e372f6574db90aa824238605defc3d936616a64263', NULL, NULL, 'Łukasz Żak', 'Buyer.32@mail2.example', 'buyer.32@mail2.example', '+44 20 7946 0132', '+442079460132', 'Desk 32', NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'Nova Post', 'TN-00372', 'TN00372', 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767733200000, 1795269551740, NULL, NULL, NULL, NULL, NULL, 1, 1795269551740);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskx8q1kf5y9', 'src_1b0w1m7z6escw5nck088g', 'WA-733.1', 'WA-733.1', 'WA-733.1', 1795269551741, '7449db0b54c71c3cd945dcfc21ed3c0093555456cb6f0b3cba71edd9eb7dd45f', NULL, NULL, 'Ann O’Neill', 'Buyer.33@mail3.example', 'buyer.33@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767765600000, 1795269551741, NULL, NULL, NULL, NULL, NULL, 1, 1795269551741);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskzfm7x65wk', 'src_559r1m7z6esabcz0hereb', 'WA-734.2', 'WA-734.2', 'WA-734.2', 1795269551742, '0da470fc0d30547e37056c19f6f1c2f5b1ca6d78bfbe4049696a87b27af74272', NULL, NULL, '李小龍', 'Buyer.34@mail4.example', 'buyer.34@mail4.example', '+44 20 7946 0134', '+442079460134', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767884400000, 1795269551742, NULL, NULL, NULL, NULL, NULL, 1, 1795269551742);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm03e3ng5ys', 'src_1b0w1m7z6escw5nck088g', 'WA-735.3', 'WA-735.3', 'WA-735.3', 1795269551744, '4d3c6b5154acc7ab6763048cbbca57c3cd0ccf87fc6df68fcbb85b3cc03e3037', NULL, NULL, 'D''Arcy Fitzwilliam', 'Buyer.35@mail5.example', 'buyer.35@mail5.example', '+44 20 7946 0135', '+442079460135', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Ünder', NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767916800000, 1795269551744, NULL, NULL, NULL, NULL, NULL, 1, 1795269551744);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esm12xarvbwv', 'src_559r1m7z6esabcz0hereb', 'WA-736.0', 'WA-736.0', 'WA-736.0', 1795269551745, '26d8b33e2c094078f88b3d8955663399dc306cb5a75372c5822b9478d0497371', NULL, NULL, 'José Álvarez', 'Buyer.36@mail0.example', 'buyer.36@mail0.example', NULL, '', 'Desk 36', NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767225600000, 1795269551745, NULL, NULL, NULL, NULL, NULL, 1, 1795269551745);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm3expk1114', 'src_1b0w1m7z6escw5nck088g', 'WA-737.1', 'WA-737.1', 'WA-737.1', 1795269551746, 'dc9773b6e6385872c985472082bfd77225e5c38802600e670b397f753ddb200b', NULL, NULL, 'Zoë Groß', 'Buyer.37@mail1.example', 'buyer.37@mail1.example', '+44 20 7946 0137', '+442079460137', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00377', 'TN00377', 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767344400000, 1795269551746, NULL, NULL, NULL, NULL, NULL, 1, 1795269551746);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esm55m23yvsj', 'src_559r1m7z6esabcz0hereb', 'WA-738.2', 'WA-738.2', 'WA-738.2', 1795269551749, '947b62bbbc2526115e35ceff216b6553dbff3e920b24c6ec2a63c3973d171939', NULL, NULL, 'Łukasz Żak', 'Buyer.38@mail2.example', 'buyer.38@mail2.example', '+44 20 7946 0138', '+442079460138', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767463200000, 1795269551749, NULL, NULL, NULL, NULL, NULL, 1, 1795269551749);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm77f3gwaqn', 'src_1b0w1m7z6escw5nck088g', 'WA-739.3', 'WA-739.3', 'WA-739.3', 1795269551751, 'ceb35f23cecf4f547975370e5587ed4c0a19820766d62992a1910705c0b3ec4c', NULL, NULL, 'Ann O’Neill', 'Buyer.39@mail3.example', 'buyer.39@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767495600000, 1795269551751, NULL, NULL, NULL, NULL, NULL, 1, 1795269551751);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskx7t1eznd2', 'src_559r1m7z6esabcz0hereb', '1010', '1010', '1010', 1795269551740, '2948929158552abc7b5b24af247474c70cbf5bf77757af91f11d1a12744db495', NULL, NULL, 'Ann Miller', 'ann10@example.com', 'ann10@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark ecb', NULL, NULL, 2, NULL, 1795269551740, 1795269551751, NULL, NULL, NULL, NULL, NULL, 2, 1795269551740);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esfy9gbtt7gm', 'src_1b0w1m7z6escw5nck088g', '1002', '1002', '1002', 1795269551612, '86cb5f6f32163892094697e4edfe6a15a6730539d157794bb6a793fc0fcb94ae', NULL, NULL, 'Ann Miller', 'ann2@example.com', 'ann2@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark cbg', NULL, NULL, 2, NULL, 1795269551612, 1795269551631, NULL, NULL, NULL, NULL, NULL, 2, 1795269551612);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esh9a7szdqxr', 'src_1b0w1m7z6escw5nck088g', '1004', '1004', '1004', 1795269551656, 'bbedafff409f7cbf51a7df6ce1b69fd464156fc15d751a1cbafd50279174fecc', NULL, NULL, 'Ann Miller', 'ann4@example.com', 'ann4@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark cfj', NULL, NULL, 2, NULL, 1795269551656, 1795269551663, NULL, NULL, NULL, NULL, NULL, 2, 1795269551656);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eshv1vqa6b2f', 'src_559r1m7z6esabcz0hereb', 'WA-700.0', 'WA-700.0', 'WA-700.0', 1795269551674, '187b2b4444cbb49795c583688b1ec15cc1b29d16852b6494613b055208f4f0c3', NULL, NULL, 'José Álvarez', 'Buyer.0@mail0.example', 'buyer.0@mail0.example', NULL, '', 'Desk 0', NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767225600000, 1795269551674, NULL, NULL, NULL, NULL, NULL, 1, 1795269551674);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eshwbccjbkfw', 'src_1b0w1m7z6escw5nck088g', 'WA-701.1', 'WA-701.1', 'WA-701.1', 1795269551676, '968d4ef2d1cc04c70d743b3a4ffa9e8a3e44652c2300362c7a02662fbadbfd58', NULL, NULL, 'Zoë Groß', 'Buyer.1@mail1.example', 'buyer.1@mail1.example', '+44 20 7946 0101', '+442079460101', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'in_progress', 'in_transit', 'paid', NULL, NULL, NULL, 'In transit', 'in_transit', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00341', 'TN00341', 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767344400000, 1795269551676, NULL, NULL, NULL, NULL, NULL, 1, 1795269551676);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj13ngh4jsc', 'src_559r1m7z6esabcz0hereb', 'WA-702.2', 'WA-702.2', 'WA-702.2', 1795269551680, '740ea8037cc169d641223d9ff4d89ccc3dc32d1547cfd533b51f3154d17fe31e', NULL, NULL, 'Łukasz Żak', 'Buyer.2@mail2.example', 'buyer.2@mail2.example', '+44 20 7946 0102', '+442079460102', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'Nova Post', 'TN-00342', 'TN00342', 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767463200000, 1795269551680, NULL, NULL, NULL, NULL, NULL, 1, 1795269551680);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk08vphbqg6', 'src_1b0w1m7z6escw5nck088g', '1008', '1008', '1008', 1795269551711, '475a7082bf37bc72eb09cbcdee3abdc9c7d6b65c3a17d9183cd86910f9a38ad6', NULL, NULL, 'Ann Miller', 'ann8@example.com', 'ann8@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark dga', NULL, NULL, 2, NULL, 1795269551711, 1795269551720, NULL, NULL, NULL, NULL, NULL, 2, 1795269551711);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj794jyz9h0', 'src_559r1m7z6esabcz0hereb', 'WA-704.0', 'WA-704.0', 'WA-704.0', 1795269551687, 'e4f9fec4ed2fb03f40573ccec1fcc30826a0cbdba3036635d934698c79ff576f', NULL, NULL, '李小龍', 'Buyer.4@mail4.example', 'buyer.4@mail4.example', '+44 20 7946 0104', '+442079460104', 'Desk 4', NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Main', NULL, NULL, NULL, 2, NULL, 1767614400000, 1795269551687, NULL, NULL, NULL, NULL, NULL, 1, 1795269551687);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esj28628s4wp', 'src_1b0w1m7z6escw5nck088g', '1005', '1005', '1005', 1795269551682, '7ad4e5e1caf2e390667c8a02dcbfd87fe836fe0848e53a651cc946931d30dc43', NULL, NULL, 'Ann Miller', 'ann5@example.com', 'ann5@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark dag', NULL, NULL, 2, NULL, 1795269551682, 1795269551693, NULL, NULL, NULL, NULL, NULL, 2, 1795269551682);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj332yywex9', 'src_559r1m7z6esabcz0hereb', '1006', '1006', '1006', 1795269551683, '2d9549c680e293a4db13bb8bbc0723ce67a0d3e9899f98137a4e4e2571c7e1c8', NULL, NULL, 'Ann Miller', 'ann6@example.com', 'ann6@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark dai', NULL, NULL, 2, NULL, 1795269551683, 1795269551694, NULL, NULL, NULL, NULL, NULL, 2, 1795269551683);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjf0j5hr8mj', 'src_1b0w1m7z6escw5nck088g', 'WA-707.3', 'WA-707.3', 'WA-707.3', 1795269551695, '11293373772bae0179cefef473d4cb0a3ed36fd5acffbb74fc11a0746d0fdfe2', NULL, NULL, 'Zoë Groß', 'Buyer.7@mail1.example', 'buyer.7@mail1.example', '+44 20 7946 0107', '+442079460107', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'completed', 'delivered', 'paid', NULL, NULL, NULL, 'Delivered', 'delivered', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, 'DHL', 'TN-00347', 'TN00347', NULL, 'Main', NULL, NULL, NULL, 2, NULL, 1767884400000, 1795269551695, NULL, NULL, NULL, NULL, NULL, 1, 1795269551695);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjg0gxc6044', 'src_559r1m7z6esabcz0hereb', 'WA-708.0', 'WA-708.0', 'WA-708.0', 1795269551696, '2c29dc967422839b995e4bbb8c91479cecbd84c9a32fa758455f1ba865e1ce62', NULL, NULL, 'Łukasz Żak', 'Buyer.8@mail2.example', 'buyer.8@mail2.example', '+44 20 7946 0108', '+442079460108', 'Desk 8', NULL, NULL, NULL, NULL, NULL, NULL, 'cancelled', 'not_shipped', 'refunded', NULL, NULL, NULL, 'Return', 'problematic', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, NULL, NULL, 2, NULL, 1767916800000, 1795269551696, NULL, NULL, NULL, NULL, NULL, 1, 1795269551696);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjk5a06dqex', 'src_1b0w1m7z6escw5nck088g', 'WA-709.1', 'WA-709.1', 'WA-709.1', 1795269551699, '2422ff41e8f4d6fc6d30a81691cc906eb808279e18315d883d270e5e2c89483e', NULL, NULL, 'Ann O’Neill', 'Buyer.9@mail3.example', 'buyer.9@mail3.example', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767225600000, 1795269551699, NULL, NULL, NULL, NULL, NULL, 1, 1795269551699);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esk80g6fzpmt', 'src_559r1m7z6esabcz0hereb', 'WA-720.0', 'WA-720.0', 'WA-720.0', 1795269551719, 'b51a23867884e291a742c34329855550749db164a7aa1f5d425feeb0c263f10a', NULL, NULL, 'Łukasz Żak', 'Buyer.20@mail2.example', 'buyer.20@mail2.example', '+44 20 7946 0120', '+442079460120', 'Desk 20', NULL, NULL, NULL, NULL, NULL, NULL, 'new', 'not_shipped', 'awaiting', NULL, NULL, NULL, 'New', 'new', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', 'Ünder', NULL, 'Vip, Gift Wrap', NULL, 2, NULL, 1767463200000, 1795269551719, NULL, NULL, NULL, NULL, NULL, 1, 1795269551719);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjzdegrx5mn', 'src_559r1m7z6esabcz0hereb', '1007', '1007', '1007', 1795269551710, 'e9f01d2ea90c698c35fdab5a01f4ba003d26ba808149e57d24e9479fc3387dd1', NULL, NULL, 'Ann Miller', 'ann7@example.com', 'ann7@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark dgc', NULL, NULL, 2, NULL, 1795269551710, 1795269551721, NULL, NULL, NULL, NULL, NULL, 2, 1795269551710);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskgb4z92b1r', 'src_559r1m7z6esabcz0hereb', 'WA-724.0', 'WA-724.0', 'WA-724.0', 1795269551727, '54955130ed86326d50ee540eaec3f3e75aa31f3de4fa477e1d5cda5dfc2b17fd', NULL, NULL, 'José Álvarez', 'Buyer.24@mail0.example', 'buyer.24@mail0.example', NULL, '', 'Desk 24', NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, 'web', NULL, NULL, NULL, NULL, 2, NULL, 1767765600000, 1795269551727, NULL, NULL, NULL, NULL, NULL, 1, 1795269551727);
INSERT INTO public.orders VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esh259q7tnsg', 'src_559r1m7z6esabcz0hereb', 'H00', 'H00', 'H00', 1795269551650, 'acc528def14bd21909d169322acd54a7ccf909dcd6be0de3f27f380f64b30768', NULL, NULL, 'Ann Miller', 'hot@example.com', 'hot@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark djd', NULL, NULL, 2, NULL, 1795269551650, 1795269551736, NULL, NULL, NULL, NULL, NULL, 5, 1795269551650);
INSERT INTO public.orders VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskw8d8e8hpm', 'src_1b0w1m7z6escw5nck088g', '1009', '1009', '1009', 1795269551739, 'ad0f22830001ee473432294c1862493e036a862961235c5ebff7033ebf51d3a2', NULL, NULL, 'Ann Miller', 'ann9@example.com', 'ann9@example.com', NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'confirmed', 'not_shipped', 'paid', NULL, NULL, NULL, 'Confirmed', 'in_processing', 'USD', 4200, 0, 0, 0, 4200, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'mark ebi', NULL, NULL, 2, NULL, 1795269551739, 1795269551750, NULL, NULL, NULL, NULL, NULL, 2, 1795269551739);


--
-- Data for Name: payment; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: product; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: proof; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.proof VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esg333jjra72', 'ord_1b0w1m7z6esfy9gbtt7gm', 'number_email', 1795269551626, 1795355951626);
INSERT INTO public.proof VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esg10egkqgaj', 'ord_559r1m7z6esfyee9nmfqg', 'number_email', 1795269551629, 1795355951629);
INSERT INTO public.proof VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esh98txgsg0z', 'ord_559r1m7z6esh851yjqxnp', 'number_email', 1795269551659, 1795355951659);
INSERT INTO public.proof VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esha3zryvfbw', 'ord_1b0w1m7z6esh9a7szdqxr', 'number_email', 1795269551660, 1795355951660);
INSERT INTO public.proof VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esj3d8y8ayrq', 'ord_1b0w1m7z6esj28628s4wp', 'number_email', 1795269551686, 1795355951686);
INSERT INTO public.proof VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esj4fxc3pwvx', 'ord_559r1m7z6esj332yywex9', 'number_email', 1795269551687, 1795355951687);
INSERT INTO public.proof VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6esk1c2y4s5bc', 'ord_1b0w1m7z6esk08vphbqg6', 'number_email', 1795269551716, 1795355951716);
INSERT INTO public.proof VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6esk12r7j28md', 'ord_559r1m7z6esjzdegrx5mn', 'number_email', 1795269551716, 1795355951716);
INSERT INTO public.proof VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'cnv_1b0w1m7z6eskx518z02kr', 'ord_1b0w1m7z6eskw8d8e8hpm', 'number_email', 1795269551744, 1795355951744);
INSERT INTO public.proof VALUES ('shp_559r1m7z6esabcz0hcy10', 'cnv_559r1m7z6eskzbkxchd36', 'ord_559r1m7z6eskx7t1eznd2', 'number_email', 1795269551748, 1795355951748);


--
-- Data for Name: request; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.request VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'req_1b0w1m7z6esge0wtvvrx8', 'ord_1b0w1m7z6esfy9gbtt7gm', 'cnv_1b0w1m7z6esg333jjra72', 'cancel', 'open', '{}', 1, 1795269551629, NULL);
INSERT INTO public.request VALUES ('shp_559r1m7z6esabcz0hcy10', 'req_559r1m7z6esgnbsb97mzs', 'ord_559r1m7z6esfyee9nmfqg', 'cnv_559r1m7z6esg10egkqgaj', 'cancel', 'open', '{}', 1, 1795269551636, NULL);
INSERT INTO public.request VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'req_1b0w1m7z6eshe2qxvx9qs', 'ord_1b0w1m7z6esh9a7szdqxr', 'cnv_1b0w1m7z6esha3zryvfbw', 'cancel', 'open', '{}', 1, 1795269551662, NULL);
INSERT INTO public.request VALUES ('shp_559r1m7z6esabcz0hcy10', 'req_559r1m7z6eshg544h091v', 'ord_559r1m7z6esh851yjqxnp', 'cnv_559r1m7z6esh98txgsg0z', 'cancel', 'open', '{}', 1, 1795269551661, NULL);
INSERT INTO public.request VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'req_1b0w1m7z6esjcc74gj027', 'ord_1b0w1m7z6esj28628s4wp', 'cnv_1b0w1m7z6esj3d8y8ayrq', 'cancel', 'open', '{}', 1, 1795269551688, NULL);
INSERT INTO public.request VALUES ('shp_559r1m7z6esabcz0hcy10', 'req_559r1m7z6esjccppaser0', 'ord_559r1m7z6esj332yywex9', 'cnv_559r1m7z6esj4fxc3pwvx', 'cancel', 'open', '{}', 1, 1795269551692, NULL);
INSERT INTO public.request VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'req_1b0w1m7z6esk7ez7wqhjj', 'ord_1b0w1m7z6esk08vphbqg6', 'cnv_1b0w1m7z6esk1c2y4s5bc', 'cancel', 'open', '{}', 1, 1795269551718, NULL);
INSERT INTO public.request VALUES ('shp_559r1m7z6esabcz0hcy10', 'req_559r1m7z6esk8bz8ymf9z', 'ord_559r1m7z6esjzdegrx5mn', 'cnv_559r1m7z6esk12r7j28md', 'cancel', 'open', '{}', 1, 1795269551718, NULL);
INSERT INTO public.request VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'req_1b0w1m7z6esm367grhb9c', 'ord_1b0w1m7z6eskw8d8e8hpm', 'cnv_1b0w1m7z6eskx518z02kr', 'cancel', 'open', '{}', 1, 1795269551746, NULL);
INSERT INTO public.request VALUES ('shp_559r1m7z6esabcz0hcy10', 'req_559r1m7z6esm6005873ve', 'ord_559r1m7z6eskx7t1eznd2', 'cnv_559r1m7z6eskzbkxchd36', 'cancel', 'open', '{}', 1, 1795269551749, NULL);


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES (1, '0001_first', 1795269551428);
INSERT INTO public.schema_version VALUES (2, '0002_security_event', 1795269551430);
INSERT INTO public.schema_version VALUES (3, '0003_turn', 1795269551432);
INSERT INTO public.schema_version VALUES (4, '0004_warning', 1795269551433);
INSERT INTO public.schema_version VALUES (5, '0005_check', 1795269551433);
INSERT INTO public.schema_version VALUES (6, '0006_order_list', 1795269551434);
INSERT INTO public.schema_version VALUES (7, '0007_round', 1795269551434);


--
-- Data for Name: security_event; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: shipment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eshwbccjbkfw', 1, NULL, 'DHL', 'TN-00341', NULL, NULL, NULL, NULL, 'in_transit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esj13ngh4jsc', 1, NULL, 'Nova Post', 'TN-00342', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjf0j5hr8mj', 1, NULL, 'DHL', 'TN-00347', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esjp48arcyh5', 1, NULL, 'DHL', 'TN-00351', NULL, NULL, NULL, NULL, 'in_transit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6esjw6gn194dw', 1, NULL, 'Nova Post', 'TN-00356', NULL, NULL, NULL, NULL, 'in_transit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esk37k0mng0g', 1, NULL, 'DHL', 'TN-00357', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskc6vv9wyht', 1, NULL, 'Nova Post', 'TN-00362', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskm3csnemtq', 1, NULL, 'Nova Post', 'TN-00366', NULL, NULL, NULL, NULL, 'in_transit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6eskva00htk44', 1, NULL, 'DHL', 'TN-00371', NULL, NULL, NULL, NULL, 'in_transit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_559r1m7z6esabcz0hcy10', 'ord_559r1m7z6eskw6eqfvdwc', 1, NULL, 'Nova Post', 'TN-00372', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');
INSERT INTO public.shipment VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'ord_1b0w1m7z6esm3expk1114', 1, NULL, 'DHL', 'TN-00377', NULL, NULL, NULL, NULL, 'delivered', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'store');


--
-- Data for Name: shop; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shop VALUES ('shp_559r1m7z6esabcz0hcy10', '559r', 'North', 'UTC', 'en', 'USD', '', '', 1, 0, 1, 5, NULL, NULL, NULL, NULL, NULL, NULL, 'cancel change_address change return refund confirm received', 0, 1, 1795269551391);
INSERT INTO public.shop VALUES ('shp_1b0w1m7z6escw5ncjz3t3', '1b0w', 'South', 'UTC', 'en', 'USD', '', '', 1, 0, 1, 5, NULL, NULL, NULL, NULL, NULL, NULL, 'cancel change_address change return refund confirm received', 0, 1, 1795269551508);


--
-- Data for Name: source; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.source VALUES ('shp_559r1m7z6esabcz0hcy10', 'src_559r1m7z6esabcz0hereb', 'native', 'wismo orders', '{}', 1, 1795269551391);
INSERT INTO public.source VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'src_1b0w1m7z6escw5nck088g', 'native', 'wismo orders', '{}', 1, 1795269551508);


--
-- Data for Name: staff; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.staff VALUES ('usr_559r1m7z6esah7e6c3fqe', 'owner@north.example', 'Owner', '$argon2id$v=19$m=65536,t=2,p=1$Mejd8dh5DlZqGlw3po3tAg$Ix88+UpA+IbUCJEDCXjjNpkYGDCm9QsO/U5/4oI7Y1E', 1795269551391);
INSERT INTO public.staff VALUES ('usr_1b0w1m7z6esd2dfcr5xbr', 'owner@south.example', 'Owner', '$argon2id$v=19$m=65536,t=2,p=1$U+slDYYPP+E/vaeWwWzCIA$bwHMnKJJVZRyl9ul+arutE7za/lV/jqLixSnEUQ18gs', 1795269551508);


--
-- Data for Name: status; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: status_text; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ticket; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ticket VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'tic_1b0w1m7z6esgkf77qfv7r', 1001, 'cnv_1b0w1m7z6esg333jjra72', 'support ord_1b0w1m7z6esfy9gbtt7gm', 'support', 'ord_1b0w1m7z6esfy9gbtt7gm', '{"id":"ord_1b0w1m7z6esfy9gbtt7gm","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1002","number":"1002","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann2@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cbg","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.631Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, c', 'ann2@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at South.","at":"2026-11-21T13:59:11.616Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.616Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.622Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.622Z"},{"seq":5,"author":"visitor","text":"1002","at":"2026-11-21T13:59:11.625Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.625Z"},{"seq":7,"author":"visitor","text":"ann2@example.com","at":"2026-11-21T13:59:11.626Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1002. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.626Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.629Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1002. The shop will let you know.","at":"2026-11-21T13:59:11.629Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.629Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.633Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.633Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.633Z"},{"seq":15,"author":"visitor","text":"It is broken, c","at":"2026-11-21T13:59:11.634Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.","at":"2026-11-21T13:59:11.634Z"}]', 'open', 1, 1795269551634);
INSERT INTO public.ticket VALUES ('shp_559r1m7z6esabcz0hcy10', 'tic_559r1m7z6esgs9dh85v6v', 1001, 'cnv_559r1m7z6esg10egkqgaj', 'support ord_559r1m7z6esfyee9nmfqg', 'support', 'ord_559r1m7z6esfyee9nmfqg', '{"id":"ord_559r1m7z6esfyee9nmfqg","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1001","number":"1001","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann1@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark ccb","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.612Z","changed_at":"2026-11-21T13:59:11.638Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.612Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, b', 'ann1@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T13:59:11.617Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.617Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.620Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.620Z"},{"seq":5,"author":"visitor","text":"1001","at":"2026-11-21T13:59:11.628Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.628Z"},{"seq":7,"author":"visitor","text":"ann1@example.com","at":"2026-11-21T13:59:11.629Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1001. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.629Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.636Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1001. The shop will let you know.","at":"2026-11-21T13:59:11.636Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.636Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.639Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.639Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.639Z"},{"seq":15,"author":"visitor","text":"It is broken, b","at":"2026-11-21T13:59:11.640Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1001. A colleague will answer you here.","at":"2026-11-21T13:59:11.640Z"}]', 'open', 1, 1795269551640);
INSERT INTO public.ticket VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'tic_1b0w1m7z6eshj4ytdt9k8', 1002, 'cnv_1b0w1m7z6esha3zryvfbw', 'support ord_1b0w1m7z6esh9a7szdqxr', 'support', 'ord_1b0w1m7z6esh9a7szdqxr', '{"id":"ord_1b0w1m7z6esh9a7szdqxr","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1004","number":"1004","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann4@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cfj","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.656Z","changed_at":"2026-11-21T13:59:11.663Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.656Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, e', 'ann4@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at South.","at":"2026-11-21T13:59:11.657Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.657Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.658Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.658Z"},{"seq":5,"author":"visitor","text":"1004","at":"2026-11-21T13:59:11.659Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.659Z"},{"seq":7,"author":"visitor","text":"ann4@example.com","at":"2026-11-21T13:59:11.660Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1004. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.660Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.662Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1004. The shop will let you know.","at":"2026-11-21T13:59:11.662Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.662Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.664Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.664Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.664Z"},{"seq":15,"author":"visitor","text":"It is broken, e","at":"2026-11-21T13:59:11.665Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.","at":"2026-11-21T13:59:11.665Z"}]', 'open', 1, 1795269551665);
INSERT INTO public.ticket VALUES ('shp_559r1m7z6esabcz0hcy10', 'tic_559r1m7z6eshk1mc9s9tn', 1002, 'cnv_559r1m7z6esh98txgsg0z', 'support ord_559r1m7z6esh851yjqxnp', 'support', 'ord_559r1m7z6esh851yjqxnp', '{"id":"ord_559r1m7z6esh851yjqxnp","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1003","number":"1003","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann3@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark cgc","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.655Z","changed_at":"2026-11-21T13:59:11.664Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.655Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, d', 'ann3@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T13:59:11.657Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.657Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.658Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.658Z"},{"seq":5,"author":"visitor","text":"1003","at":"2026-11-21T13:59:11.658Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.658Z"},{"seq":7,"author":"visitor","text":"ann3@example.com","at":"2026-11-21T13:59:11.659Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1003. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.659Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.661Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1003. The shop will let you know.","at":"2026-11-21T13:59:11.661Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.661Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.666Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.666Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.666Z"},{"seq":15,"author":"visitor","text":"It is broken, d","at":"2026-11-21T13:59:11.666Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1002. A colleague will answer you here.","at":"2026-11-21T13:59:11.666Z"}]', 'open', 1, 1795269551666);
INSERT INTO public.ticket VALUES ('shp_559r1m7z6esabcz0hcy10', 'tic_559r1m7z6esjja14e27n2', 1003, 'cnv_559r1m7z6esj4fxc3pwvx', 'support ord_559r1m7z6esj332yywex9', 'support', 'ord_559r1m7z6esj332yywex9', '{"id":"ord_559r1m7z6esj332yywex9","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1006","number":"1006","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann6@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dai","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.683Z","changed_at":"2026-11-21T13:59:11.694Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.683Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, g', 'ann6@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T13:59:11.684Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.684Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.685Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.685Z"},{"seq":5,"author":"visitor","text":"1006","at":"2026-11-21T13:59:11.686Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.686Z"},{"seq":7,"author":"visitor","text":"ann6@example.com","at":"2026-11-21T13:59:11.687Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1006. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.687Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.692Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1006. The shop will let you know.","at":"2026-11-21T13:59:11.692Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.692Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.696Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.696Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.696Z"},{"seq":15,"author":"visitor","text":"It is broken, g","at":"2026-11-21T13:59:11.697Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.","at":"2026-11-21T13:59:11.697Z"}]', 'open', 1, 1795269551697);
INSERT INTO public.ticket VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'tic_1b0w1m7z6eskfb59qbejr', 1004, 'cnv_1b0w1m7z6esk1c2y4s5bc', 'support ord_1b0w1m7z6esk08vphbqg6', 'support', 'ord_1b0w1m7z6esk08vphbqg6', '{"id":"ord_1b0w1m7z6esk08vphbqg6","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1008","number":"1008","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann8@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dga","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.711Z","changed_at":"2026-11-21T13:59:11.720Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.711Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, i', 'ann8@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at South.","at":"2026-11-21T13:59:11.713Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.713Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.714Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.714Z"},{"seq":5,"author":"visitor","text":"1008","at":"2026-11-21T13:59:11.715Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.715Z"},{"seq":7,"author":"visitor","text":"ann8@example.com","at":"2026-11-21T13:59:11.716Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1008. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.716Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.718Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1008. The shop will let you know.","at":"2026-11-21T13:59:11.718Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.718Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.725Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.725Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.725Z"},{"seq":15,"author":"visitor","text":"It is broken, i","at":"2026-11-21T13:59:11.726Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here.","at":"2026-11-21T13:59:11.726Z"}]', 'open', 1, 1795269551726);
INSERT INTO public.ticket VALUES ('shp_1b0w1m7z6escw5ncjz3t3', 'tic_1b0w1m7z6esjj6j7r50w2', 1003, 'cnv_1b0w1m7z6esj3d8y8ayrq', 'support ord_1b0w1m7z6esj28628s4wp', 'support', 'ord_1b0w1m7z6esj28628s4wp', '{"id":"ord_1b0w1m7z6esj28628s4wp","source_id":"src_1b0w1m7z6escw5nck088g","external_id":"1005","number":"1005","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann5@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dag","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.682Z","changed_at":"2026-11-21T13:59:11.693Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.682Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, f', 'ann5@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at South.","at":"2026-11-21T13:59:11.683Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.683Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.684Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.684Z"},{"seq":5,"author":"visitor","text":"1005","at":"2026-11-21T13:59:11.686Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.686Z"},{"seq":7,"author":"visitor","text":"ann5@example.com","at":"2026-11-21T13:59:11.686Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1005. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.686Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.688Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1005. The shop will let you know.","at":"2026-11-21T13:59:11.688Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.688Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.694Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.694Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.694Z"},{"seq":15,"author":"visitor","text":"It is broken, f","at":"2026-11-21T13:59:11.697Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1003. A colleague will answer you here.","at":"2026-11-21T13:59:11.697Z"}]', 'open', 1, 1795269551697);
INSERT INTO public.ticket VALUES ('shp_559r1m7z6esabcz0hcy10', 'tic_559r1m7z6eskf0brxwb39', 1004, 'cnv_559r1m7z6esk12r7j28md', 'support ord_559r1m7z6esjzdegrx5mn', 'support', 'ord_559r1m7z6esjzdegrx5mn', '{"id":"ord_559r1m7z6esjzdegrx5mn","source_id":"src_559r1m7z6esabcz0hereb","external_id":"1007","number":"1007","locale":null,"customer_id":null,"customer_name":"Ann Miller","email":"ann7@example.com","phone":null,"ship_name":null,"ship_line1":null,"ship_line2":null,"ship_city":null,"ship_region":null,"ship_postcode":null,"ship_country":null,"general":"confirmed","delivery":"not_shipped","payment":"paid","general_raw":null,"delivery_raw":null,"payment_raw":null,"badge":"Confirmed","grp":"in_processing","currency":"USD","subtotal":{"minor":4200,"currency":"USD","text":"$42.00"},"shipping_total":{"minor":0,"currency":"USD","text":"$0.00"},"discount_total":{"minor":0,"currency":"USD","text":"$0.00"},"tax_total":{"minor":0,"currency":"USD","text":"$0.00"},"total":{"minor":4200,"currency":"USD","text":"$42.00"},"paid_total":{"minor":0,"currency":"USD","text":"$0.00"},"payment_name":null,"shipping_name":null,"carrier":null,"tracking_number":null,"channel":null,"warehouse":null,"comment":"mark dgc","tags":null,"custom":null,"item_count":2,"dates":null,"placed_at":"2026-11-21T13:59:11.710Z","changed_at":"2026-11-21T13:59:11.721Z","cancelled_at":null,"delivered_at":null,"eta_from":null,"eta_to":null,"fetched_at":null,"version":2,"created_at":"2026-11-21T13:59:11.710Z","group":"in_processing","group_name":"In processing","payment_badge":"Paid","items":[{"line":1,"sku":null,"name":"Mug","quantity":2,"unit_price":{"minor":2100,"currency":"USD","text":"$21.00"},"product_id":null,"thumbnail":null,"custom":null}],"shipments":[],"payments":[]}', NULL, 'It is broken, h', 'ann7@example.com', '[{"seq":1,"author":"bot","text":"Hello! I look after orders at North.","at":"2026-11-21T13:59:11.712Z"},{"seq":2,"author":"bot","text":"How can I help you?","at":"2026-11-21T13:59:11.712Z"},{"seq":3,"author":"visitor","text":"cancel my order","at":"2026-11-21T13:59:11.713Z"},{"seq":4,"author":"bot","text":"Please write your order number.","at":"2026-11-21T13:59:11.713Z"},{"seq":5,"author":"visitor","text":"1007","at":"2026-11-21T13:59:11.715Z"},{"seq":6,"author":"bot","text":"And the e-mail address that you ordered with?","at":"2026-11-21T13:59:11.715Z"},{"seq":7,"author":"visitor","text":"ann7@example.com","at":"2026-11-21T13:59:11.716Z"},{"seq":8,"author":"bot","text":"I can ask the shop to cancel order 1007. They check it first, and it counts once they have said so. Shall I send this request?","at":"2026-11-21T13:59:11.716Z"},{"seq":9,"author":"visitor","text":"Yes, cancel it","at":"2026-11-21T13:59:11.718Z"},{"seq":10,"author":"bot","text":"I have saved your request to cancel order 1007. The shop will let you know.","at":"2026-11-21T13:59:11.718Z"},{"seq":11,"author":"bot","text":"Is there anything else I can do for you?","at":"2026-11-21T13:59:11.718Z"},{"seq":12,"author":"visitor","text":"I want to talk to a person","at":"2026-11-21T13:59:11.724Z"},{"seq":13,"author":"bot","text":"Of course, a colleague will help you.","at":"2026-11-21T13:59:11.724Z"},{"seq":14,"author":"bot","text":"What is it about? Please describe it in a few words. Add your e-mail address if we may answer there, too.","at":"2026-11-21T13:59:11.724Z"},{"seq":15,"author":"visitor","text":"It is broken, h","at":"2026-11-21T13:59:11.725Z"},{"seq":16,"author":"bot","text":"Thank you! I have passed everything on: your ticket number is 1004. A colleague will answer you here.","at":"2026-11-21T13:59:11.725Z"}]', 'open', 1, 1795269551725);


--
-- Data for Name: warning; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (shop_id, id);


--
-- Name: api_key api_key_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_token_hash_key UNIQUE (token_hash);


--
-- Name: assistant assistant_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assistant
    ADD CONSTRAINT assistant_key_key UNIQUE (key);


--
-- Name: assistant assistant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.assistant
    ADD CONSTRAINT assistant_pkey PRIMARY KEY (shop_id, id);


--
-- Name: conversation conversation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.conversation
    ADD CONSTRAINT conversation_pkey PRIMARY KEY (shop_id, id);


--
-- Name: counter counter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (shop_id, name);


--
-- Name: eligibility_rule eligibility_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.eligibility_rule
    ADD CONSTRAINT eligibility_rule_pkey PRIMARY KEY (shop_id, action, "position");


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (shop_id, subject, subject_id, id);


--
-- Name: file file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (shop_id, id);


--
-- Name: flow flow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.flow
    ADD CONSTRAINT flow_pkey PRIMARY KEY (shop_id, id, number);


--
-- Name: idempotency idempotency_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (shop_id, scope);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: membership membership_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (shop_id, staff_id);


--
-- Name: message message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (shop_id, conversation_id, seq);


--
-- Name: order_item order_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_item
    ADD CONSTRAINT order_item_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (shop_id, id);


--
-- Name: orders orders_shop_id_source_id_external_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_shop_id_source_id_external_id_key UNIQUE (shop_id, source_id, external_id);


--
-- Name: payment payment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT payment_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: product product_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (shop_id, id);


--
-- Name: product product_shop_id_sku_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_shop_id_sku_key UNIQUE (shop_id, sku);


--
-- Name: proof proof_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.proof
    ADD CONSTRAINT proof_pkey PRIMARY KEY (shop_id, conversation_id, order_id);


--
-- Name: request request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (shop_id, id);


--
-- Name: request request_shop_id_order_id_kind_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.request
    ADD CONSTRAINT request_shop_id_order_id_kind_key UNIQUE (shop_id, order_id, kind);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (number);


--
-- Name: security_event security_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.security_event
    ADD CONSTRAINT security_event_pkey PRIMARY KEY (shop_id, id);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token_hash);


--
-- Name: shipment shipment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shipment
    ADD CONSTRAINT shipment_pkey PRIMARY KEY (shop_id, order_id, line);


--
-- Name: shop shop_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shop
    ADD CONSTRAINT shop_code_key UNIQUE (code);


--
-- Name: shop shop_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shop
    ADD CONSTRAINT shop_pkey PRIMARY KEY (id);


--
-- Name: source source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (shop_id, id);


--
-- Name: staff staff_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_email_key UNIQUE (email);


--
-- Name: staff staff_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.staff
    ADD CONSTRAINT staff_pkey PRIMARY KEY (id);


--
-- Name: status status_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status
    ADD CONSTRAINT status_pkey PRIMARY KEY (shop_id, type, code);


--
-- Name: status_text status_text_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.status_text
    ADD CONSTRAINT status_text_pkey PRIMARY KEY (shop_id, type, code, locale);


--
-- Name: ticket ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (shop_id, id);


--
-- Name: ticket ticket_shop_id_conversation_id_cause_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_shop_id_conversation_id_cause_key UNIQUE (shop_id, conversation_id, cause);


--
-- Name: ticket ticket_shop_id_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_shop_id_number_key UNIQUE (shop_id, number);


--
-- Name: warning warning_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (shop_id, what, subject);


--
-- Name: conversation_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_claimed ON public.conversation USING btree (shop_id, claimed) WHERE (claimed IS NOT NULL);


--
-- Name: conversation_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_email ON public.conversation USING btree (shop_id, subject_email) WHERE (subject_email IS NOT NULL);


--
-- Name: conversation_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_listed ON public.conversation USING btree (shop_id, listed_at);


--
-- Name: conversation_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_order ON public.conversation USING btree (shop_id, order_id) WHERE (order_id IS NOT NULL);


--
-- Name: conversation_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX conversation_state ON public.conversation USING btree (shop_id, state, listed_at);


--
-- Name: job_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE (state = 'waiting'::text);


--
-- Name: job_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX job_once ON public.job USING btree (shop_id, kind, key) WHERE (key IS NOT NULL);


--
-- Name: membership_staff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX membership_staff ON public.membership USING btree (staff_id);


--
-- Name: message_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX message_once ON public.message USING btree (shop_id, conversation_id, idem_key) WHERE (idem_key IS NOT NULL);


--
-- Name: orders_customer; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_customer ON public.orders USING btree (shop_id, customer_id, placed_at);


--
-- Name: orders_email; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_email ON public.orders USING btree (shop_id, email_norm, placed_at);


--
-- Name: orders_group; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_group ON public.orders USING btree (shop_id, grp, placed_at, id);


--
-- Name: orders_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_listed ON public.orders USING btree (shop_id, placed_at, id, grp, general, delivery, payment);


--
-- Name: orders_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_number ON public.orders USING btree (shop_id, number_norm, email_norm);


--
-- Name: orders_phone; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_phone ON public.orders USING btree (shop_id, phone_norm, placed_at);


--
-- Name: orders_tracking; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_tracking ON public.orders USING btree (shop_id, tracking_norm);


--
-- Name: security_event_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX security_event_address ON public.security_event USING btree (shop_id, address, at) WHERE (what = 'proof.miss'::text);


--
-- Name: security_event_contact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX security_event_contact ON public.security_event USING btree (shop_id, email_hash, at) WHERE (what = 'proof.miss'::text);


--
-- Name: security_event_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX security_event_number ON public.security_event USING btree (shop_id, number_hash, at) WHERE (what = 'proof.miss'::text);


--
-- Name: session_staff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_staff ON public.session USING btree (staff_id);


--
-- Name: shipment_pickup; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX shipment_pickup ON public.shipment USING btree (shop_id, pickup_until) WHERE (status = 'at_pickup_point'::text);


--
-- Name: ticket_contact; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ticket_contact ON public.ticket USING btree (shop_id, contact) WHERE (contact IS NOT NULL);


--
-- Name: ticket_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ticket_state ON public.ticket USING btree (shop_id, state, created_at);


--
-- PostgreSQL database dump complete
--


